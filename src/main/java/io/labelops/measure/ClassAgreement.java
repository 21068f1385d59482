package io.labelops.measure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Agreement on one category against all others.
 *
 * @param labels labels of the category on units with two labels or more
 * @param specific of two labels on a unit, one being the category, the chance that the other is it
 *     too (positive agreement, Cicchetti &amp; Feinstein 1990)
 * @param alpha Krippendorff's nominal α of the category against the rest; where all units have n
 *     labels, Fleiss' category κ is (α − 1)·N/(N − 1) + 1, N being all labels
 */
public record ClassAgreement(
    int category, long labels, OptionalDouble specific, OptionalDouble alpha) {

  /** Returns the agreement of every category, ascending. */
  public static List<ClassAgreement> of(Votes votes) {
    ClassTally tally = new ClassTally();
    int[] times = new int[votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int size = votes.size(unit);
      if (size < 2) {
        continue;
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        times[votes.category(i)]++;
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        tally.add(votes.category(i), times[votes.category(i)] - 1, size - 1);
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        times[votes.category(i)] = 0;
      }
    }
    return tally.agreements(votes.categoryCount());
  }
}
