package io.labelops.measure;

/** What a count of right answers proves about a threshold. */
public enum Evidence {
  /** The lower bound reaches the threshold. */
  PASS,
  /** The upper bound is below the threshold. */
  FAIL,
  /** Neither: a batch passes provisionally, a pilot, audit or release does not pass yet. */
  UNDECIDED;

  /** Tells whether a gate that rejects only proven bad work lets this through. */
  public boolean acceptable() {
    return this != FAIL;
  }

  /** Tells whether a gate that asks for proof of good work lets this through. */
  public boolean proven() {
    return this == PASS;
  }
}
