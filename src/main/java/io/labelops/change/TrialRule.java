package io.labelops.change;

/** Under which rule an item is tried. */
public enum TrialRule {
  BEFORE,
  AFTER
}
