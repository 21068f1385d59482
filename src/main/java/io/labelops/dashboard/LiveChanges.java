package io.labelops.dashboard;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Tells listening pages which dataset versions changed; new ones count as changed.
 *
 * <p>One look at the database every few seconds per copy of the application, however many pages
 * listen, and none while nobody does. It stops before the web server, which otherwise would wait
 * for the open connections.
 */
@Component
class LiveChanges implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveChanges.class);
  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final int MOST_CLIENTS = 1_000;
  private static final String ALL = "*";

  /** Looks whose changes a new listener is told, since its page may have been drawn before them. */
  private static final int RECENT = 5;

  private final LiveStamps stamps;
  private final Duration every;
  private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> recent = new ConcurrentHashMap<>();
  private @Nullable Map<String, String> seen;
  private long looks;
  private Duration silent = Duration.ZERO;
  private @Nullable ScheduledExecutorService looking;

  LiveChanges(LiveStamps stamps, @Value("${labelops.live.every:PT2S}") Duration every) {
    this.stamps = stamps;
    this.every = every;
  }

  /** A new listener; one too many is let go at once and shows what it has. */
  SseEmitter listen() {
    var client = new LiveClient();
    SseEmitter emitter = client.emitter();
    emitter.onCompletion(() -> clients.remove(client));
    emitter.onTimeout(() -> clients.remove(client));
    emitter.onError(_ -> clients.remove(client));
    if (looking == null || clients.size() >= MOST_CLIENTS) {
      emitter.complete();
    } else {
      clients.add(client);
      client.send(
          SseEmitter.event()
              .name("hello")
              .data(String.join(" ", recent.keySet()))
              .reconnectTime(every.toMillis()));
    }
    return emitter;
  }

  private void look() {
    if (clients.isEmpty()) {
      return;
    }
    try {
      Map<String, String> before = seen;
      Map<String, String> now = stamps.read();
      seen = now;
      Set<String> changed = new TreeSet<>(now.keySet());
      if (before == null) {
        changed = Set.of(ALL);
      } else {
        changed.removeIf(dataset -> Objects.equals(now.get(dataset), before.get(dataset)));
      }
      remember(changed);
      tell(changed);
    } catch (DataAccessException e) {
      log.debug("nothing seen of the database: {}", e.toString());
    }
  }

  private void remember(Set<String> changed) {
    looks++;
    changed.forEach(dataset -> recent.put(dataset, looks));
    recent.values().removeIf(look -> look <= looks - RECENT);
  }

  private void tell(Set<String> changed) {
    silent = silent.plus(every);
    if (!changed.isEmpty()) {
      String datasets = String.join(" ", changed);
      all(() -> SseEmitter.event().name("change").data(datasets));
    } else if (silent.compareTo(BEAT) >= 0) {
      all(() -> SseEmitter.event().comment("still here"));
    }
  }

  private void all(Supplier<SseEventBuilder> event) {
    silent = Duration.ZERO;
    clients.removeIf(client -> !client.send(event.get()));
  }

  @Override
  public void start() {
    looking = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("live").factory());
    looking.scheduleWithFixedDelay(
        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (looking != null) {
      looking.shutdownNow();
      looking = null;
    }
    clients.forEach(LiveClient::close);
    clients.clear();
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }
}
