package io.labelops.annotation;

/** What a batch is labelled for. */
public enum BatchKind {
  /** A round of a pilot; its wave is the negative number of the round. */
  PILOT,
  PRODUCTION,
  RELABEL
}
