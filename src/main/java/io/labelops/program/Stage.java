package io.labelops.program;

import java.util.Set;

/** How far a dataset version has come. */
public enum Stage {
  REQUESTED,
  INTAKE,
  PILOT,
  LABELING,
  AUDIT,
  RELABELING,
  RELEASE,
  RELEASED,
  FAILED,
  CANCELLED;

  /** Nothing moves the version any more. */
  public boolean isClosed() {
    return this == RELEASED || this == FAILED || this == CANCELLED;
  }

  /** Items may still be delivered. */
  public boolean takesItems() {
    return this == REQUESTED || this == INTAKE;
  }

  boolean mayBecome(Stage next) {
    return switch (next) {
      case REQUESTED -> false;
      case INTAKE -> this == REQUESTED;
      case PILOT -> this == INTAKE;
      case LABELING -> this == INTAKE || this == PILOT;
      case AUDIT -> this == LABELING || this == RELABELING;
      case RELABELING -> this == AUDIT;
      case RELEASE -> Set.of(LABELING, AUDIT, RELABELING).contains(this);
      case RELEASED -> this == RELEASE;
      case FAILED, CANCELLED -> !isClosed();
    };
  }
}
