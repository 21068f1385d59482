package io.labelops.clarification;

/** What became of a question. */
public enum QuestionState {
  OPEN,
  ANSWERED,
  UNLABELABLE,
  SILENT,
  WITHDRAWN,
  CANCELLED
}
