package io.labelops.review;

/** What a person said of an item. */
public enum ReviewVerdict {
  /** The majority is right. */
  CONFIRMED,
  /** Another label is right. */
  CORRECTED,
  /** An adjudicator has to say. */
  ESCALATED,
  /** The label of an adjudicator. */
  ADJUDICATED
}
