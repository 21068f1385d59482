package io.labelops.annotation;

/** Where a final label comes from. */
public enum LabelOrigin {
  MAJORITY,
  REVIEW,
  ADJUDICATION
}
