package io.labelops.review;

import io.labelops.annotation.Fault;
import io.labelops.annotation.ReworkScope;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's decision on a batch.
 *
 * @param fault what made the batch bad, needed where it is not taken
 * @param scope which labels are made again, needed for a rework
 */
public record ReviewDecision(Outcome outcome, @Nullable Fault fault, @Nullable ReworkScope scope) {

  /** What a reviewer may decide. */
  public enum Outcome {
    ACCEPT,
    /** Accept with the reviewers' corrections. */
    FIX,
    REWORK,
    REJECT
  }
}
