package io.labelops.annotation;

/** What a person may do about a late batch. */
public enum LateDecision {
  EXTEND,
  TAKE_PART,
  PULL
}
