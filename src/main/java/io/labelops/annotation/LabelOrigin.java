package io.labelops.annotation;

/** Where a final label comes from. */
public enum LabelOrigin {
  MAJORITY,
  /** People and models together, where people alone left it open. */
  CONSENSUS,
  REVIEW,
  ADJUDICATION
}
