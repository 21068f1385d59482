package io.labelops.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Krippendorff's α of labels that are no categories: sets, boxes, spans, rankings.
 *
 * <p>1 − D<sub>o</sub>/D<sub>e</sub>, the mean distance of two labels of one unit over the mean
 * distance of any two, units weighted by their labels (Krippendorff 2011; the distance enters as it
 * is, as in Passonneau 2006 with MASI). {@code between} takes positions of labels.
 */
public final class DistanceAlpha {

  /** Up to so many labels every pair is visited. */
  public static final int MOST_FOR_ALL_PAIRS = 20_000;

  private DistanceAlpha() {}

  /**
   * Returns α from all pairs.
   *
   * @param start where each unit's labels begin, and at the end the number of labels
   * @return empty where no unit has two labels, or all labels are the same
   * @throws IllegalArgumentException with more than {@value #MOST_FOR_ALL_PAIRS} pairable labels,
   *     for which {@link #sampled} is
   */
  public static OptionalDouble of(int[] start, Distance between) {
    int[] pairable = pairable(start);
    if (pairable.length > MOST_FOR_ALL_PAIRS) {
      throw new IllegalArgumentException(
          pairable.length + " labels are more than " + MOST_FOR_ALL_PAIRS + ": sample pairs");
    }
    double sum = 0;
    for (int i = 0; i < pairable.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += between.between(pairable[i], pairable[j]);
      }
    }
    double n = pairable.length;
    return alpha(start, n, between, sum / (n * (n - 1) / 2));
  }

  /**
   * Returns α with the expected distance from randomly drawn pairs of labels.
   *
   * @param pairs drawn with replacement, at least 1; the relative error of D<sub>e</sub> is about 1
   *     / √pairs
   */
  public static OptionalDouble sampled(int[] start, Distance between, int pairs, long seed) {
    int[] pairable = pairable(start);
    if (pairable.length < 2) {
      return OptionalDouble.empty();
    }
    SplitMix64 random = new SplitMix64(seed);
    double sum = 0;
    for (int draw = 0; draw < pairs; draw++) {
      int i = random.nextInt(pairable.length);
      int j = random.nextInt(pairable.length - 1);
      sum += between.between(pairable[i], pairable[j < i ? j : j + 1]);
    }
    return alpha(start, pairable.length, between, sum / pairs);
  }

  private static OptionalDouble alpha(int[] start, double n, Distance between, double expected) {
    double observed = 0;
    for (int unit = 0; unit < start.length - 1; unit++) {
      int size = start[unit + 1] - start[unit];
      double sum = 0;
      for (int i = start[unit]; i < start[unit + 1]; i++) {
        for (int j = start[unit]; j < i; j++) {
          sum += between.between(i, j);
        }
      }
      observed += size > 1 ? 2 * sum / (size - 1.0) : 0;
    }
    return expected > 0 ? OptionalDouble.of(1 - observed / n / expected) : OptionalDouble.empty();
  }

  private static int[] pairable(int[] start) {
    int[] positions = new int[start[start.length - 1]];
    int found = 0;
    for (int unit = 0; unit < start.length - 1; unit++) {
      for (int i = start[unit]; i < start[unit + 1] && start[unit + 1] - start[unit] > 1; i++) {
        positions[found++] = i;
      }
    }
    return Arrays.copyOf(positions, found);
  }
}
