package io.labelops.certification;

import io.labelops.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A certification or certificate stands where this cannot be done. */
final class CertificationConflict extends ProblemException {

  private final @Nullable Duration wait;

  private CertificationConflict(
      HttpStatus status, String type, String message, @Nullable Duration wait) {
    super(status, type, message);
    this.wait = wait;
  }

  static CertificationConflict of(String message) {
    return new CertificationConflict(HttpStatus.CONFLICT, "certification-conflict", message, null);
  }

  static CertificationConflict coolingOff(Instant until, Instant now) {
    return new CertificationConflict(
        HttpStatus.CONFLICT,
        "certification-cooling-off",
        "the next try may begin at " + until,
        Duration.between(now, until));
  }

  static CertificationConflict exhausted(int left, int needed, String scope) {
    return new CertificationConflict(
        HttpStatus.CONFLICT,
        "qualification-pool-exhausted",
        "of the active gold for %s %d items are left that the annotator neither met nor meets in current work, and %d are needed; ask for a gold set, or for a requirement with fewer items"
            .formatted(scope, left, needed),
        null);
  }

  @Override
  public @Nullable Duration retryAfter() {
    return wait;
  }
}
