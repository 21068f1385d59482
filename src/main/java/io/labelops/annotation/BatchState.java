package io.labelops.annotation;

/** Where a batch stands. */
public enum BatchState {
  CREATED,
  LABELING,
  SUBMITTED,
  ACCEPTED,
  REJECTED,
  CANCELLED;

  public boolean isOpen() {
    return this == CREATED || this == LABELING || this == SUBMITTED;
  }
}
