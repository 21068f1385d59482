package io.labelops.annotation;

/** What made a batch come back; only the first is the labeler's. */
public enum Fault {
  LABELER,
  GUIDELINE,
  DATA,
  TOOL
}
