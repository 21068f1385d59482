package io.labelops.change;

/** Which labels are made again after a MAJOR change. */
public enum RelabelStrategy {
  /** Every item labelled under an earlier major. */
  ALL,
  /** A sample of the doubtful items first; a person decides about the rest. */
  SAMPLED,
  /** The doubtful items: labels of affected classes. */
  AFFECTED
}
