package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Nothing is handed out until a new guideline version is in force and was read. */
final class GuidelineUnread extends ProblemException {

  private final @Nullable Duration wait;

  private GuidelineUnread(HttpStatus status, String type, String message, @Nullable Duration wait) {
    super(status, type, message);
    this.wait = wait;
  }

  static GuidelineUnread notInForce(GuidelineNotice notice, Instant now) {
    return new GuidelineUnread(
        HttpStatus.CONFLICT,
        "guideline-changing",
        "guideline %s changes to %s: what is leased may be finished under %s until %s, new claims begin then"
            .formatted(
                notice.guidelineKey(),
                notice.version(),
                notice.versionBefore(),
                notice.graceUntil()),
        Duration.between(now, notice.graceUntil()));
  }

  static GuidelineUnread unacknowledged(GuidelineNotice notice, String annotator) {
    return new GuidelineUnread(
        HttpStatus.CONFLICT,
        "guideline-unacknowledged",
        "guideline %s changed from %s to %s; show it to %s and POST to /api/v1/batches/%s/guideline/acknowledgements"
            .formatted(
                notice.guidelineKey(),
                notice.versionBefore(),
                notice.version(),
                annotator,
                notice.batchId()),
        null);
  }

  @Override
  public @Nullable Duration retryAfter() {
    return wait;
  }
}
