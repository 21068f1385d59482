package io.labelops.release;

/** What a check says about the release. */
public enum CheckOutcome {
  PASS,
  FAIL,
  /** Not measured yet, or not enough to decide. */
  UNDECIDED,
  /** Failed, and let through by a person for a time. */
  WAIVED
}
