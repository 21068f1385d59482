package io.labelops.audit;

/** How an audit ended. */
public enum AuditVerdict {
  PASS,
  FAIL
}
