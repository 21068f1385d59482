package io.labelops.escalation;

/** How quickly an escalation has to be answered. */
public enum Severity {
  CRITICAL,
  HIGH,
  NORMAL
}
