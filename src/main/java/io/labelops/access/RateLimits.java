package io.labelops.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often one client may ask, counted by each copy of the application for itself. */
@Component
class RateLimits {

  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final int MOST_CLIENTS = 10_000;

  private final LoadingCache<String, Bucket> clients;

  RateLimits(
      @Value("${labelops.rate-limit.requests}") int requests,
      @Value("${labelops.rate-limit.per}") Duration per,
      @Value("${labelops.rate-limit.burst}") int burst) {
    this.clients =
        Caffeine.newBuilder()
            .expireAfterAccess(FORGOTTEN)
            .maximumSize(MOST_CLIENTS)
            .build(_ -> bucket(requests, per, burst));
  }

  private static Bucket bucket(int requests, Duration per, int burst) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(requests, per))
        .build();
  }

  /** Counts one request of a client. */
  void count(String client) {
    var probe = clients.get(client).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }
}
