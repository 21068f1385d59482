package io.labelops.measure.data;

import io.labelops.measure.Proportion;

/**
 * A share by slice of the data, for fairness: the worst slice and the gap to the best.
 *
 * @param worst the slice with the least share among those with enough trials, -1 without any
 * @param best the slice with the greatest
 * @param gap greatest less least share, NaN without slices
 */
public record Slices(int worst, int best, double gap) {

  /**
   * Compares slices.
   *
   * @param slices one share each
   * @param leastTrials slices with fewer trials are passed over, at least 1
   */
  public static Slices of(Proportion[] slices, int leastTrials) {
    int worst = -1;
    int best = -1;
    for (int slice = 0; slice < slices.length; slice++) {
      if (slices[slice].trials() < Math.max(1, leastTrials)) {
        continue;
      }
      worst = worst < 0 || share(slices[slice]) < share(slices[worst]) ? slice : worst;
      best = best < 0 || share(slices[slice]) > share(slices[best]) ? slice : best;
    }
    double gap = worst < 0 ? Double.NaN : share(slices[best]) - share(slices[worst]);
    return new Slices(worst, best, gap);
  }

  private static double share(Proportion slice) {
    return (double) slice.successes() / slice.trials();
  }
}
