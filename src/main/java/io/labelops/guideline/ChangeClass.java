package io.labelops.guideline;

/** What a change does to labels that were made before it. */
public enum ChangeClass {
  /** Wording: old labels mean the same. */
  PATCH,
  /** Additions: old labels stay valid. */
  MINOR,
  /** Old labels may be wrong. */
  MAJOR;

  /** The higher of two. */
  public ChangeClass or(ChangeClass other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
