package io.labelops.dispute;

/** How a dispute ended. */
public enum DisputeOutcome {
  UPHELD,
  OVERTURNED
}
