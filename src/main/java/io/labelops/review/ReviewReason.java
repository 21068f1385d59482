package io.labelops.review;

/** Why a person looks at an item. */
public enum ReviewReason {
  NO_MAJORITY,
  LOW_SUPPORT,
  /** A reviewer did not want to decide alone. */
  ESCALATED
}
