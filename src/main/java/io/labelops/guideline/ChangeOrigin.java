package io.labelops.guideline;

/** Where a change request comes from. */
public enum ChangeOrigin {
  REQUEST,
  ADJUDICATION,
  CLARIFICATION,
  ERROR_ANALYSIS,
  PILOT,
  MODEL_FEEDBACK
}
