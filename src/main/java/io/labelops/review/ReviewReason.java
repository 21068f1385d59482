package io.labelops.review;

/** Why a person looks at an item. */
public enum ReviewReason {
  NO_MAJORITY,
  LOW_SUPPORT,
  /** One of its labels is among the first under a certificate. */
  PROBATION,
  /** Somebody asked for it, since a model doubts the label. */
  DOUBTED,
  /** A reviewer did not want to decide alone. */
  ESCALATED
}
