package io.labelops.gold;

/** Where a gold item stands in its life. */
public enum GoldState {
  /** Chosen, and labelled blind by two experts. */
  CANDIDATE,
  /** Its label is approved, its set not active yet. */
  APPROVED,
  /** May be planted, and answers on it are evidence. */
  ACTIVE,
  /** Its label is doubted: answers on it say nothing until that is decided. */
  CHALLENGED,
  /** A major change of the guideline put its label in question. */
  SUSPENDED,
  /** Never planted again. */
  RETIRED
}
