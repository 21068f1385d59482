package io.labelops.gold;

/** How the candidates of a gold set are chosen. */
public enum GoldChoice {
  /** The items that are named. */
  HAND,
  /** A seeded draw of as many from each stratum, which is the value of a payload field. */
  STRATA,
  /** A seeded draw from items that an adjudicator decided. */
  ADJUDICATED,
  /** Gold that a major change of the guideline suspended, to be labelled anew. */
  SUSPENDED
}
