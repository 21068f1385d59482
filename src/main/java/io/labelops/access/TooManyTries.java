package io.labelops.access;

import io.labelops.shared.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Too many wrong passwords in a row for one name. */
final class TooManyTries extends ProblemException {

  private final Duration wait;

  TooManyTries(Duration wait) {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-tries",
        "Too many wrong passwords; try again in " + Math.max(1, wait.toSeconds()) + " s.");
    this.wait = wait;
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
