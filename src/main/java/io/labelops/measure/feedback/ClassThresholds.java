package io.labelops.measure.feedback;

/**
 * How sure a model is of a class where it is the label: its mean probability there, collected item
 * by item.
 *
 * <p>The thresholds of confident learning (Northcutt, Jiang &amp; Chuang 2021): a model is
 * confident of the most probable class among those that reach theirs.
 */
public final class ClassThresholds {

  private final double[] sums;
  private final long[] items;

  public ClassThresholds(int classes) {
    this.sums = new double[classes];
    this.items = new long[classes];
  }

  /**
   * Adds an item.
   *
   * @param label its class, -1 for none
   * @param chances of each class, from a model trained without the item
   * @throws IllegalArgumentException if a probability is not a number from 0 to 1
   */
  public void add(int label, double[] chances) {
    for (double chance : chances) {
      if (!(chance >= 0 && chance <= 1)) {
        throw new IllegalArgumentException("An item has probability " + chance);
      }
    }
    if (label >= 0) {
      sums[label] += chances[label];
      items[label]++;
    }
  }

  /** Returns the class the model is confident of, -1 without any. */
  public int confident(double[] chances) {
    int best = -1;
    for (int c = 0; c < chances.length; c++) {
      if (items[c] > 0
          && chances[c] >= sums[c] / items[c]
          && (best < 0 || chances[c] > chances[best])) {
        best = c;
      }
    }
    return best;
  }

  /** Returns the most probable class, the lowest where several are. */
  public static int mostProbable(double[] chances) {
    int best = 0;
    for (int c = 1; c < chances.length; c++) {
      best = chances[c] > chances[best] ? c : best;
    }
    return best;
  }
}
