package io.labelops.annotation;

/** What a look at the clock asks for. */
public enum DeadlineAction {
  WAIT,
  REMIND,
  BREACH
}
