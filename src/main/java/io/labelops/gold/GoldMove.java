package io.labelops.gold;

/**
 * A step in the life of gold items.
 *
 * @param counts whether answers that were given on them stay evidence
 */
record GoldMove(GoldState to, boolean counts, String actor, String reason) {

  static GoldMove to(GoldState state, String actor, String reason) {
    return new GoldMove(
        state, state == GoldState.ACTIVE || state == GoldState.SUSPENDED, actor, reason);
  }

  /** Takes gold out of use whose label was right as long as it was used. */
  static GoldMove usedUp(String reason) {
    return new GoldMove(GoldState.RETIRED, true, "labelops", reason);
  }
}
