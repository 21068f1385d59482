package io.labelops.certification;

/** What a score is held to. */
public enum ScoreRule {
  /** The exact lower bound of the accuracy reaches what is required: good work is proven. */
  LOWER_BOUND,
  /** The share of right answers reaches what is required. */
  THRESHOLD,
  /** The exact upper bound reaches what is required: bad work is not proven, as for a batch. */
  NOT_DISPROVEN
}
