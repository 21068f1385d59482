package io.labelops.measure.people;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How much annotators differ beyond chance.
 *
 * @param mean p̄, all defects by all trials; NaN without trials
 * @param between standard deviation of the annotators' own rates, by moments (DerSimonian &amp;
 *     Laird 1986 with the variance of p̄); 0 where chance explains all
 * @param chiSquare of all having the same rate (Pearson 1900)
 * @param pValue of it; 1 with fewer than two annotators
 */
public record Spread(double mean, double between, double chiSquare, double pValue) {

  /**
   * Measures.
   *
   * @param defects of each annotator
   * @param trials parallel; annotators without trials are passed over
   * @throws IllegalArgumentException unless 0 ≤ defects ≤ trials everywhere
   */
  public static Spread of(int[] defects, int[] trials) {
    double mean = ControlChart.of(defects, trials, ControlChart.THREE_SIGMA).mean();
    double variance = mean * (1 - mean);
    if (!(variance > 0)) {
      return new Spread(mean, 0, 0, 1);
    }
    int annotators = 0;
    double weights = 0;
    double squares = 0;
    double chiSquare = 0;
    for (int i = 0; i < trials.length; i++) {
      if (trials[i] > 0) {
        double weight = trials[i] / variance;
        double off = (double) defects[i] / trials[i] - mean;
        annotators++;
        weights += weight;
        squares += weight * weight;
        chiSquare += weight * off * off;
      }
    }
    if (annotators < 2) {
      return new Spread(mean, 0, chiSquare, 1);
    }
    double between = Math.max(0, (chiSquare - (annotators - 1)) / (weights - squares / weights));
    return new Spread(
        mean,
        Math.sqrt(between),
        chiSquare,
        ChiSquaredDistribution.of(annotators - 1.0).survivalProbability(chiSquare));
  }

  /**
   * Returns how many standard deviations a rate is off, chance and spread together: the p-chart of
   * a team whose members differ, in which only the unusual ones are outside ±3.
   */
  public double off(int defects, int trials) {
    double variance = mean * (1 - mean) / trials + between * between;
    return ((double) defects / trials - mean) / Math.sqrt(variance);
  }
}
