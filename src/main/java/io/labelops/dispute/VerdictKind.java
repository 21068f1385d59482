package io.labelops.dispute;

/** What a vendor may dispute. */
public enum VerdictKind {
  /** A reviewer's other label for one item. */
  CORRECTION,
  /** A batch that came back, or was rejected, by the labeler's fault. */
  RETURN
}
