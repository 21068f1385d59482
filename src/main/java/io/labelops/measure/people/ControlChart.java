package io.labelops.measure.people;

import java.util.stream.IntStream;

/**
 * A p-chart: shares of defects that are further from the common one than chance makes likely.
 *
 * <p>Montgomery, "Introduction to Statistical Quality Control", control chart for fraction
 * nonconforming: p̄ ± 3·√(p̄(1−p̄)/n), each with its own n, cut to 0 and 1.
 *
 * @param mean p̄, all defects by all trials; NaN without trials
 * @param lower the lower limit of each
 * @param upper the upper limit of each
 * @param outside the positions beyond their limits, ascending
 */
public record ControlChart(double mean, double[] lower, double[] upper, int[] outside) {

  /** The usual distance of the limits in standard errors. */
  public static final double THREE_SIGMA = 3;

  /**
   * Draws the chart.
   *
   * @param defects of each sample or annotator
   * @param trials parallel to {@code defects}; 0 trials are never outside
   * @throws IllegalArgumentException unless 0 ≤ defects ≤ trials everywhere
   */
  public static ControlChart of(int[] defects, int[] trials, double sigmas) {
    if (defects.length != trials.length || !(sigmas > 0)) {
      throw new IllegalArgumentException(
          "%d defects, %d trials, %s sigmas".formatted(defects.length, trials.length, sigmas));
    }
    long bad = 0;
    long all = 0;
    for (int i = 0; i < trials.length; i++) {
      if (defects[i] < 0 || defects[i] > trials[i]) {
        throw new IllegalArgumentException(defects[i] + " of " + trials[i] + " at " + i);
      }
      bad += defects[i];
      all += trials[i];
    }
    double mean = (double) bad / all;
    double[] lower = new double[trials.length];
    double[] upper = new double[trials.length];
    for (int i = 0; i < trials.length; i++) {
      double reach = trials[i] == 0 ? 1 : sigmas * Math.sqrt(mean * (1 - mean) / trials[i]);
      lower[i] = Math.max(0, mean - reach);
      upper[i] = Math.min(1, mean + reach);
    }
    int[] outside =
        IntStream.range(0, trials.length)
            .filter(i -> trials[i] > 0)
            .filter(
                i ->
                    (double) defects[i] / trials[i] < lower[i]
                        || (double) defects[i] / trials[i] > upper[i])
            .toArray();
    return new ControlChart(mean, lower, upper, outside);
  }
}
