package io.labelops.measure;

import java.util.OptionalDouble;

/**
 * Agreement between independent labels of the same units.
 *
 * <p>Only pairable units, those with two labels or more, count.
 *
 * <ul>
 *   <li>{@code percent}: mean over units of Σ<sub>c</sub> n<sub>c</sub>(n<sub>c</sub>−1) /
 *       (n(n−1)), from 0 to 1 (the P̄ of Fleiss 1971, with any number of labels per unit).
 *   <li>{@code alpha}: Krippendorff's α for nominal data, 1 − D<sub>o</sub>/D<sub>e</sub> with
 *       n(n−1) in D<sub>e</sub>, at most 1, 0 for chance, possibly negative (Krippendorff 2011,
 *       "Computing Krippendorff's Alpha-Reliability").
 * </ul>
 *
 * @param units pairable units
 * @param labels labels on pairable units
 */
public record Agreement(int units, int labels, OptionalDouble percent, OptionalDouble alpha) {

  /** Why there is or is no alpha. */
  public enum AlphaStatus {
    MEASURED,
    /** No unit has two labels; there is no percent agreement either. */
    NOTHING_PAIRABLE,
    /** All labels are the same: without variation α is undefined, not 1. */
    ONE_CATEGORY
  }

  public static Agreement of(Ratings ratings) {
    LabelSets sets = new LabelSets(ratings);
    int[] times = sets.occurrences();
    return new Agreement(
        sets.pairableUnits(),
        Math.toIntExact(sets.labels(times)),
        sets.percent(times),
        sets.alpha(times));
  }

  public AlphaStatus alphaStatus() {
    if (alpha.isPresent()) {
      return AlphaStatus.MEASURED;
    }
    return units == 0 ? AlphaStatus.NOTHING_PAIRABLE : AlphaStatus.ONE_CATEGORY;
  }
}
