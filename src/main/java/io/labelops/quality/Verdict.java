package io.labelops.quality;

import io.labelops.measure.Evidence;

/** What the evidence says about a threshold. */
public enum Verdict {
  PASS,
  FAIL,
  UNDECIDED,
  /** There is nothing to measure it on. */
  NONE;

  static Verdict of(Evidence evidence) {
    return valueOf(evidence.name());
  }
}
