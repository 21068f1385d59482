package io.labelops.access;

import io.labelops.shared.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** One token asks faster than is allowed. */
final class TooManyRequests extends ProblemException {

  private final Duration wait;

  TooManyRequests(Duration wait) {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "Too many requests with this token; wait as long as Retry-After says.");
    this.wait = wait;
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
