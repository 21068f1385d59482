package io.labelops.measure;

import java.util.OptionalDouble;

/**
 * Krippendorff's α for other than nominal data: 1 − D<sub>o</sub>/D<sub>e</sub>, at most 1.
 *
 * <p>Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability". Units with fewer than two
 * labels are dropped. Empty where nothing is pairable, or all pairable labels are the same. For
 * nominal data see {@link NominalTally#alpha}.
 */
public final class Alpha {

  /** With more categories a free distance would visit too many pairs of them. */
  public static final int MOST_CATEGORIES = 50_000;

  private Alpha() {}

  /**
   * Returns α for ordered categories, number 0 being the lowest.
   *
   * <p>Krippendorff's ordinal metric is the interval metric on mid-ranks.
   */
  public static OptionalDouble ordinal(Votes votes) {
    long[] marginals = marginals(votes);
    double[] ranks = new double[marginals.length];
    double below = 0;
    for (int c = 0; c < ranks.length; c++) {
      ranks[c] = below + marginals[c] / 2.0;
      below += marginals[c];
    }
    return interval(votes, ranks);
  }

  /**
   * Returns α for values on an interval scale, in time linear in the labels.
   *
   * @param values the value of each category
   * @throws IllegalArgumentException if a value is not finite
   */
  public static OptionalDouble interval(Votes votes, double[] values) {
    double[] centred = Distance.finite(values);
    long[] marginals = marginals(votes);
    double n = 0;
    double sum = 0;
    for (int c = 0; c < marginals.length; c++) {
      n += marginals[c];
      sum += marginals[c] * centred[c];
    }
    double expected = 0;
    for (int c = 0; c < marginals.length; c++) {
      centred[c] -= sum / n;
      expected += marginals[c] * centred[c] * centred[c];
    }
    double observed = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int size = votes.size(unit);
      if (size > 1) {
        observed += spread(votes, unit, centred) * size / (size - 1.0);
      }
    }
    return expected > 0
        ? OptionalDouble.of(1 - (n - 1) / n * observed / expected)
        : OptionalDouble.empty();
  }

  private static double spread(Votes votes, int unit, double[] values) {
    double mean = 0;
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      mean += values[votes.category(i)];
    }
    mean /= votes.size(unit);
    double squares = 0;
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      double off = values[votes.category(i)] - mean;
      squares += off * off;
    }
    return squares;
  }

  /**
   * Returns α for values on a ratio scale.
   *
   * @param values the value of each category, not negative
   * @throws IllegalArgumentException if a value is not finite or below 0
   */
  public static OptionalDouble ratio(Votes votes, double[] values) {
    return with(votes, Distance.ratio(values));
  }

  /**
   * Returns α with any distance between categories.
   *
   * @throws IllegalArgumentException with more than {@value #MOST_CATEGORIES} categories
   */
  public static OptionalDouble with(Votes votes, Distance distance) {
    if (votes.categoryCount() > MOST_CATEGORIES) {
      throw new IllegalArgumentException(
          votes.categoryCount() + " categories are more than " + MOST_CATEGORIES);
    }
    long[] marginals = marginals(votes);
    double n = 0;
    double expected = 0;
    for (int c = 0; c < marginals.length; c++) {
      n += marginals[c];
      for (int k = 0; k < c && marginals[c] > 0; k++) {
        if (marginals[k] > 0) {
          expected += (double) marginals[c] * marginals[k] * distance.between(c, k);
        }
      }
    }
    double observed = 0;
    int[] times = new int[votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      if (votes.size(unit) > 1) {
        observed += disagreement(votes, unit, distance, times) / (votes.size(unit) - 1.0);
      }
    }
    return expected > 0
        ? OptionalDouble.of(1 - (n - 1) * observed / expected)
        : OptionalDouble.empty();
  }

  /** Visits the pairs of distinct categories of one unit; leaves {@code times} all zero. */
  private static double disagreement(Votes votes, int unit, Distance distance, int[] times) {
    int[] distinct = new int[Math.min(votes.size(unit), times.length)];
    int found = 0;
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      if (times[votes.category(i)]++ == 0) {
        distinct[found++] = votes.category(i);
      }
    }
    double sum = 0;
    for (int i = 0; i < found; i++) {
      for (int j = 0; j < i; j++) {
        sum +=
            (double) times[distinct[i]]
                * times[distinct[j]]
                * distance.between(distinct[i], distinct[j]);
      }
    }
    for (int i = 0; i < found; i++) {
      times[distinct[i]] = 0;
    }
    return sum;
  }

  private static long[] marginals(Votes votes) {
    long[] marginals = new long[votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      if (votes.size(unit) > 1) {
        for (int i = votes.start(unit); i < votes.end(unit); i++) {
          marginals[votes.category(i)]++;
        }
      }
    }
    return marginals;
  }
}
