package io.labelops.measure.people;

import java.util.Arrays;

/** Signals from the stream of one annotator's work. */
public final class Habits {

  /** Scales the median absolute deviation to the standard deviation of a normal distribution. */
  private static final double NORMAL = 1.4826;

  private Habits() {}

  /**
   * Returns how many robust standard deviations each annotator's typical log time is off.
   *
   * <p>(ln median<sub>i</sub> − median of these) / (1.4826 · MAD), Iglewicz &amp; Hoaglin 1993;
   * below −3.5 is a speeder. Compare annotators of one task type only. All 0 where the deviations
   * are.
   *
   * @param medianSeconds of each annotator, above 0
   */
  public static double[] speed(double[] medianSeconds) {
    double[] logs = new double[medianSeconds.length];
    for (int i = 0; i < logs.length; i++) {
      if (!(medianSeconds[i] > 0 && Double.isFinite(medianSeconds[i]))) {
        throw new IllegalArgumentException("Annotator " + i + " takes " + medianSeconds[i] + " s");
      }
      logs[i] = Math.log(medianSeconds[i]);
    }
    double middle = median(logs);
    double spread =
        NORMAL * median(Arrays.stream(logs).map(log -> Math.abs(log - middle)).toArray());
    return Arrays.stream(logs).map(log -> spread == 0 ? 0 : (log - middle) / spread).toArray();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Returns the longest run of the same label, in the order of work; 0 without labels. */
  public static int longestRun(int[] labels) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < labels.length; i++) {
      run = i > 0 && labels[i] == labels[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /**
   * Returns the chance of a run of a label at least so long somewhere in independent labels.
   *
   * <p>Exact, by the recursion over the first label that breaks a run (Feller 1968, XIII.7); a
   * small chance is the signal of a straight-liner.
   *
   * @param share of the label among all labels of the task, 0 to 1
   */
  public static double chanceOfRun(int labels, int run, double share) {
    if (run < 1 || labels < 0 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(labels + " labels, run " + run + ", share " + share);
    }
    double[] without = new double[labels + 1];
    for (int n = 0; n <= labels; n++) {
      without[n] = n < run ? 1 : 0;
      double chance = 1 - share;
      for (int before = 0; n >= run && before < run; before++) {
        without[n] += chance * without[n - before - 1];
        chance *= share;
      }
    }
    return Math.max(0, 1 - without[labels]);
  }

  /**
   * Returns Spearman's rank correlation of being right with the order of work, ties sharing ranks:
   * above 0 learning, below 0 fatigue; NaN where all are right or all wrong.
   */
  public static double trend(boolean[] right) {
    double n = right.length;
    double mean = (n - 1) / 2;
    double hits = 0;
    double above = 0;
    double squares = 0;
    for (int i = 0; i < right.length; i++) {
      hits += right[i] ? 1 : 0;
      above += right[i] ? i - mean : 0;
      squares += (i - mean) * (i - mean);
    }
    return above / Math.sqrt(squares * hits * (n - hits) / n);
  }
}
