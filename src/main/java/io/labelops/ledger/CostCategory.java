package io.labelops.ledger;

/** What money was spent on. */
public enum CostCategory {
  LABEL,
  REVIEW,
  GOLD,
  AUDIT,
  REWORK,
  MANAGEMENT,
  CREDIT
}
