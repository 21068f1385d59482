package io.labelops.measure.data;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How different two distributions over the same categories are.
 *
 * <p>Counts of a reference and of what is held against it, of equal length, not negative, with a
 * positive sum each.
 *
 * @param stability the population stability index Σ (q−p)·ln(q/p), with half a count added to every
 *     category where one is 0 (Siddiqi 2006): below 0.1 stable, above 0.25 shifted
 * @param jensenShannon the Jensen–Shannon divergence in bits, 0 to 1 (Lin 1991)
 * @param chiSquare of the two samples being from one distribution (Pearson 1900)
 * @param pValue of it; 1 with a single category
 */
public record Drift(double stability, double jensenShannon, double chiSquare, double pValue) {

  public static Drift between(long[] reference, long[] now) {
    if (reference.length != now.length) {
      throw new IllegalArgumentException(reference.length + " and " + now.length + " categories");
    }
    double before = sum(reference);
    double after = sum(now);
    boolean empty = false;
    for (int c = 0; c < now.length; c++) {
      empty |= reference[c] + now[c] > 0 && Math.min(reference[c], now[c]) == 0;
    }
    double added = empty ? 0.5 : 0;
    double stability = 0;
    double divergence = 0;
    double chiSquare = 0;
    int used = 0;
    for (int c = 0; c < now.length; c++) {
      if (reference[c] + now[c] == 0) {
        continue;
      }
      used++;
      double p = reference[c] / before;
      double q = now[c] / after;
      double adjustedP = (reference[c] + added) / (before + added * now.length);
      double adjustedQ = (now[c] + added) / (after + added * now.length);
      stability += (adjustedQ - adjustedP) * Math.log(adjustedQ / adjustedP);
      divergence += (bits(p, (p + q) / 2) + bits(q, (p + q) / 2)) / 2;
      double share = (reference[c] + now[c]) / (before + after);
      chiSquare += square(reference[c] - share * before) / (share * before);
      chiSquare += square(now[c] - share * after) / (share * after);
    }
    double pValue =
        used < 2 ? 1 : ChiSquaredDistribution.of(used - 1.0).survivalProbability(chiSquare);
    return new Drift(stability, divergence, chiSquare, pValue);
  }

  private static double sum(long[] counts) {
    double sum = Arrays.stream(counts).sum();
    if (Arrays.stream(counts).anyMatch(count -> count < 0) || sum == 0) {
      throw new IllegalArgumentException("Not counts: " + Arrays.toString(counts));
    }
    return sum;
  }

  private static double bits(double p, double mean) {
    return p == 0 ? 0 : p * Math.log(p / mean) / Math.log(2);
  }

  private static double square(double value) {
    return value * value;
  }
}
