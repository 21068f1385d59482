package io.labelops.ledger;

/** What money was spent on. */
public enum CostCategory {
  LABEL,
  /** Further labels of items that the planned ones left uncertain. */
  OVERLAP,
  REVIEW,
  GOLD,
  AUDIT,
  REWORK,
  MANAGEMENT,
  CREDIT
}
