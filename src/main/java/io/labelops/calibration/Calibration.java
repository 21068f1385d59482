package io.labelops.calibration;

import io.labelops.ledger.Link;
import io.labelops.measure.Interval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calibration with what it came to.
 *
 * @param repeatOf the calibration after which its reviewers were retrained
 * @param alpha Krippendorff's α among those who answered, null until it is measured or where it is
 *     undefined
 * @param comparedItems with two answers or more
 */
public record Calibration(
    long id,
    String programKey,
    String guidelineKey,
    String taskType,
    long seed,
    int policyVersion,
    String requestedBy,
    @Nullable Long repeatOf,
    int items,
    int goldItems,
    Instant openedAt,
    Instant remindAt,
    Instant dueAt,
    @Nullable Instant closedAt,
    Instant nextAt,
    @Nullable Double alpha,
    @Nullable Interval alphaInterval,
    @Nullable Integer comparedItems,
    List<ReviewerResult> reviewers) {

  /** How the decision log names it. */
  public String link() {
    return Link.to("calibration", id);
  }
}
