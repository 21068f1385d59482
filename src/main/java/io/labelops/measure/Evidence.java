package io.labelops.measure;

/** What a count of right answers proves about a threshold. */
public enum Evidence {
  /** The lower bound reaches the threshold. */
  PASS,
  /** The upper bound is below the threshold. */
  FAIL,
  /** Neither: a batch passes provisionally, a pilot, audit or release does not pass yet. */
  UNDECIDED
}
