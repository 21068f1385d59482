package io.labelops.guideline;

/** How much a new version of a guideline changes, as its number says. */
public enum ChangeClass {
  /** Labels may come out differently: what was measured before does not hold any more. */
  MAJOR,
  /** More is said, and labels stay as they were. */
  MINOR,
  /** Words only. */
  PATCH;

  static ChangeClass between(SemanticVersion before, SemanticVersion after) {
    if (before.major() != after.major()) {
      return MAJOR;
    }
    return before.minor() != after.minor() ? MINOR : PATCH;
  }
}
