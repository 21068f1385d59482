package io.labelops.measure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How often the majority of a unit's labels is right.
 *
 * @param correct units won, a tie with gold among the k leaders counting 1/k
 * @param units units with gold and a label
 */
public record MajorityAccuracy(double correct, int units) {

  /** Marks a unit without gold. */
  public static final int NO_GOLD = -1;

  /**
   * Compares with gold.
   *
   * @param gold the true category of each unit, {@link #NO_GOLD} where it is not known
   * @throws IllegalArgumentException if there is not one entry per unit
   */
  public static MajorityAccuracy of(List<Consensus> consensus, int[] gold) {
    if (gold.length != consensus.size()) {
      throw new IllegalArgumentException(
          gold.length + " gold entries for " + consensus.size() + " units");
    }
    double correct = 0;
    int units = 0;
    for (int unit = 0; unit < gold.length; unit++) {
      if (gold[unit] != NO_GOLD && consensus.get(unit).total() > 0) {
        correct += consensus.get(unit).credit(gold[unit]);
        units++;
      }
    }
    return new MajorityAccuracy(correct, units);
  }

  /** Returns the share won, 0 to 1; empty where no unit has both gold and a label. */
  public OptionalDouble value() {
    return units == 0 ? OptionalDouble.empty() : OptionalDouble.of(correct / units);
  }

  /** Returns the Clopper–Pearson interval, with the credit for ties rounded outwards. */
  public Interval interval(double confidence) {
    // The sum of thirds must not round a whole number of units past itself.
    int down = (int) Math.floor(correct + 1e-9);
    int up = Math.min(units, (int) Math.ceil(correct - 1e-9));
    return new Interval(
        Binomial.interval(down, units, confidence).lower(),
        Binomial.interval(up, units, confidence).upper());
  }
}
