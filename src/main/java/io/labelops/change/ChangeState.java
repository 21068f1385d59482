package io.labelops.change;

/** Where a change is; published, withdrawn and refused ones stay as they are. */
public enum ChangeState {
  REQUESTED,
  DRAFT,
  TRIAL,
  REVIEW,
  APPROVAL,
  PUBLISHED,
  WITHDRAWN,
  REFUSED;

  boolean isClosed() {
    return compareTo(PUBLISHED) >= 0;
  }
}
