package io.labelops.certification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of an annotator, and what the table made of it.
 *
 * @param lowerBound exact one-sided bound of the accuracy, as {@code upperBound}
 * @param outcome null until the table decided
 */
public record Score(
    String scoreKey,
    long certificationId,
    ScoreBasis basis,
    @Nullable Long certificateId,
    int correct,
    int answers,
    double lowerBound,
    double upperBound,
    double required,
    ScoreRule rule,
    double confidence,
    int triesLeft,
    int requirementVersion,
    int guidelineMajor,
    Instant measuredAt,
    @Nullable Outcome outcome,
    @Nullable String reason) {

  /** What the certification-verdict table says. */
  public enum Outcome {
    PASS,
    RETRY,
    STOP
  }

  /** The share of right answers. */
  public double share() {
    return answers == 0 ? 0 : (double) correct / answers;
  }
}
