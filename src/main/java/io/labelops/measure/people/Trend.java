package io.labelops.measure.people;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether an annotator gets better or worse.
 *
 * @param rho Spearman's rank correlation of being right with the order, above 0 for better; NaN
 *     where all are right or all wrong
 * @param pValue two-sided, by Student's t with n − 2 degrees of freedom (Kendall &amp; Stuart);
 *     good from some ten answers on; NaN without a correlation
 */
public record Trend(double rho, double pValue) {

  /** Measures learning: over all answers in the order of work. */
  public static Trend learning(boolean[] right) {
    return of(Habits.trend(right), right.length);
  }

  /**
   * Measures fatigue: over the place of an answer in its session.
   *
   * @param at the time of each answer, ascending
   * @param pause a longer gap than this between answers begins a new session, in the unit of {@code
   *     at}
   */
  public static Trend fatigue(boolean[] right, long[] at, long pause) {
    if (right.length != at.length) {
      throw new IllegalArgumentException(right.length + " answers, " + at.length + " times");
    }
    double[] place = new double[at.length];
    double[] answer = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      if (i > 0 && at[i] < at[i - 1]) {
        throw new IllegalArgumentException("Answer " + i + " is earlier than the one before");
      }
      place[i] = i > 0 && at[i] - at[i - 1] <= pause ? place[i - 1] + 1 : 0;
      answer[i] = right[i] ? 1 : 0;
    }
    return of(Ranks.correlation(place, answer), at.length);
  }

  private static Trend of(double rho, int answers) {
    if (Double.isNaN(rho) || answers < 3) {
      return new Trend(rho, Double.NaN);
    }
    double rest = 1 - rho * rho;
    if (rest <= 0) {
      return new Trend(rho, 0);
    }
    double t = Math.abs(rho) * Math.sqrt((answers - 2) / rest);
    return new Trend(rho, Math.min(1, 2 * TDistribution.of(answers - 2.0).survivalProbability(t)));
  }
}
