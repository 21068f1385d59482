package io.labelops.measure.data;

import io.labelops.measure.Binomial;
import io.labelops.measure.Interval;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Two shares, for example of errors before and after a new guideline version.
 *
 * @param value the second share less the first
 * @param interval of it, from the two Wilson intervals (Newcombe 1998, method 10)
 * @param pValue two-sided, exact (Fisher 1935)
 */
public record Difference(double value, Interval interval, double pValue) {

  /** Compares; both need a trial, and 0 ≤ successes ≤ trials. */
  public static Difference of(
      int successes1, int trials1, int successes2, int trials2, double confidence) {
    if (trials1 < 1 || trials2 < 1) {
      throw new IllegalArgumentException(trials1 + " and " + trials2 + " trials");
    }
    Interval first = Binomial.wilson(successes1, trials1, confidence);
    Interval second = Binomial.wilson(successes2, trials2, confidence);
    double p1 = (double) successes1 / trials1;
    double p2 = (double) successes2 / trials2;
    double down = Math.hypot(p2 - second.lower(), first.upper() - p1);
    double up = Math.hypot(second.upper() - p2, p1 - first.lower());
    return new Difference(
        p2 - p1,
        new Interval(p2 - p1 - down, p2 - p1 + up),
        fisher(successes1, trials1, successes2, trials2));
  }

  /** Adds the chances of all tables with these sums that are no more likely than this one. */
  private static double fisher(int successes1, int trials1, int successes2, int trials2) {
    HypergeometricDistribution tables =
        HypergeometricDistribution.of(trials1 + trials2, successes1 + successes2, trials1);
    double seen = tables.probability(successes1) * (1 + 1e-7);
    double sum = 0;
    for (int k = tables.getSupportLowerBound(); k <= tables.getSupportUpperBound(); k++) {
      double each = tables.probability(k);
      sum += each <= seen ? each : 0;
    }
    return Math.min(1, sum);
  }
}
