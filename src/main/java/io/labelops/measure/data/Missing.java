package io.labelops.measure.data;

import io.labelops.measure.Proportion;
import io.labelops.measure.Votes;

/**
 * What is not there: units without a label, units with fewer than required, labels in all.
 *
 * @param unlabelled units without any label
 * @param incomplete units with a label, but fewer than required
 * @param lost labels that are missing, of all required ones
 */
public record Missing(Proportion unlabelled, Proportion incomplete, Proportion lost) {

  /**
   * Counts.
   *
   * @param required labels per unit, at least 1
   */
  public static Missing of(Votes votes, int required, double confidence) {
    if (required < 1) {
      throw new IllegalArgumentException(required + " labels per unit");
    }
    int none = 0;
    int few = 0;
    int lost = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int size = votes.size(unit);
      none += size == 0 ? 1 : 0;
      few += size > 0 && size < required ? 1 : 0;
      lost += Math.max(0, required - size);
    }
    int units = votes.unitCount();
    return new Missing(
        Proportion.of(none, units, confidence),
        Proportion.of(few, units, confidence),
        Proportion.of(lost, Math.multiplyExact(units, required), confidence));
  }
}
