package io.labelops.measure;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Exact bounds on a binomial proportion.
 *
 * <p>Clopper &amp; Pearson 1934, "The use of confidence or fiducial limits illustrated in the case
 * of the binomial", through quantiles of the beta distribution. They hold at least at the stated
 * confidence for every true proportion. No trials give the bounds 0 and 1. All methods throw {@link
 * IllegalArgumentException} unless 0 ≤ successes ≤ trials and 0 &lt; confidence &lt; 1.
 */
public final class Binomial {

  private Binomial() {}

  /** Returns the two-sided interval, half of the error probability on each side. */
  public static Interval interval(int successes, int trials, double confidence) {
    double oneSided = 1 - Interval.tail(confidence) / 2;
    return new Interval(lower(successes, trials, oneSided), upper(successes, trials, oneSided));
  }

  /**
   * Returns Wilson's two-sided score interval (Wilson 1927), closer to its confidence on average
   * than the exact one, but not at least it for every proportion.
   */
  public static Interval wilson(int successes, int trials, double confidence) {
    requireCounts(successes, trials);
    double z =
        NormalDistribution.of(0, 1).inverseSurvivalProbability(Interval.tail(confidence) / 2);
    if (trials == 0) {
      return new Interval(0, 1);
    }
    double share = (double) successes / trials;
    double scale = 1 + z * z / trials;
    double centre = (share + z * z / (2 * trials)) / scale;
    double half = z / scale * Math.sqrt((share * (1 - share) + z * z / (4.0 * trials)) / trials);
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** Returns the one-sided lower bound. */
  public static double lower(int successes, int trials, double confidence) {
    requireCounts(successes, trials);
    double tail = Interval.tail(confidence);
    return successes == 0
        ? 0
        : BetaDistribution.of(successes, trials - successes + 1.0)
            .inverseCumulativeProbability(tail);
  }

  /** Returns the one-sided upper bound. */
  public static double upper(int successes, int trials, double confidence) {
    requireCounts(successes, trials);
    double tail = Interval.tail(confidence);
    return successes == trials
        ? 1
        : BetaDistribution.of(successes + 1.0, trials - successes).inverseSurvivalProbability(tail);
  }

  /** Tells whether the one-sided lower bound reaches the threshold, without inverting. */
  static boolean provesAtLeast(int successes, int trials, double threshold, double confidence) {
    return successes > 0
        && BinomialDistribution.of(trials, threshold).survivalProbability(successes - 1)
            <= Interval.tail(confidence);
  }

  /** Tells whether the one-sided upper bound stays below the threshold, without inverting. */
  static boolean provesBelow(int successes, int trials, double threshold, double confidence) {
    return successes < trials
        && BinomialDistribution.of(trials, threshold).cumulativeProbability(successes)
            < Interval.tail(confidence);
  }

  static void requireCounts(int successes, int trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
  }
}
