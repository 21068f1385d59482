package io.labelops.feedback;

/** What confirmed an error. */
public enum ErrorKind {
  CORRECTION,
  ADJUDICATION,
  AUDIT,
  GOLD
}
