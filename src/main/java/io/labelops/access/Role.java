package io.labelops.access;

/** What a user may do; ADMIN may do all the others may. */
public enum Role {
  OPERATIONS,
  REVIEWER,
  AUDITOR,
  MANAGER,
  VENDOR,
  GATE,
  ADMIN;

  public boolean isStaff() {
    return this != VENDOR && this != GATE;
  }
}
