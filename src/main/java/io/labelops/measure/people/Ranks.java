package io.labelops.measure.people;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks that equal values share. */
final class Ranks {

  private Ranks() {}

  /** Returns Spearman's rank correlation; NaN where one side never varies. */
  static double correlation(double[] a, double[] b) {
    double[] first = of(a);
    double[] second = of(b);
    double mean = (a.length - 1) / 2.0;
    double both = 0;
    double squares1 = 0;
    double squares2 = 0;
    for (int i = 0; i < a.length; i++) {
      both += (first[i] - mean) * (second[i] - mean);
      squares1 += (first[i] - mean) * (first[i] - mean);
      squares2 += (second[i] - mean) * (second[i] - mean);
    }
    return squares1 > 0 && squares2 > 0 ? both / Math.sqrt(squares1 * squares2) : Double.NaN;
  }

  private static double[] of(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
