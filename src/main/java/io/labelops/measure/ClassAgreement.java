package io.labelops.measure;

import java.util.ArrayList;
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
    int categories = votes.categoryCount();
    long[] marginals = new long[categories];
    double[] pairs = new double[categories];
    double[] possible = new double[categories];
    double[] differing = new double[categories];
    int[] times = new int[categories];
    double n = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int size = votes.size(unit);
      if (size < 2) {
        continue;
      }
      n += size;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        times[votes.category(i)]++;
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        int c = votes.category(i);
        double k = times[c];
        marginals[c] += times[c];
        pairs[c] += k * (k - 1);
        possible[c] += k * (size - 1);
        differing[c] += k * (size - k) / (size - 1);
        times[c] = 0;
      }
    }
    List<ClassAgreement> agreements = new ArrayList<>(categories);
    for (int c = 0; c < categories; c++) {
      double expected = marginals[c] * (n - marginals[c]);
      agreements.add(
          new ClassAgreement(
              c,
              marginals[c],
              possible[c] > 0 ? OptionalDouble.of(pairs[c] / possible[c]) : OptionalDouble.empty(),
              expected > 0
                  ? OptionalDouble.of(1 - (n - 1) * differing[c] / expected)
                  : OptionalDouble.empty()));
    }
    return List.copyOf(agreements);
  }
}
