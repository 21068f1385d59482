package io.labelops.measure.feedback;

import io.labelops.measure.ConfusionMatrix;
import java.util.Arrays;

/**
 * What a model says where people say something else, class by class.
 *
 * @param predicted labels against the model's most probable class, the lowest where several are
 * @param confident the confident joint of confident learning: labels against the class the model is
 *     confident of, [label][class]; items without one are left out (Northcutt, Jiang &amp; Chuang
 *     2021)
 */
public record ModelConfusion(ConfusionMatrix predicted, long[][] confident) {

  /**
   * Counts.
   *
   * @param labels the class of each item, -1 for none
   * @param probabilities of each item and class, from a model trained without the item
   */
  public static ModelConfusion of(int[] labels, double[][] probabilities) {
    var counter =
        new Counter(
            LabelErrors.thresholds(labels, probabilities),
            labels.length == 0 ? 0 : probabilities[0].length);
    for (int item = 0; item < labels.length; item++) {
      counter.add(labels[item], probabilities[item]);
    }
    return counter.result();
  }

  /** Counts item by item; nothing of an item is kept. */
  public static final class Counter {

    private final ClassThresholds thresholds;
    private final int[][] predicted;
    private final long[][] confident;

    /** Counts with the thresholds of all items. */
    public Counter(ClassThresholds thresholds, int classes) {
      this.thresholds = thresholds;
      this.predicted = new int[classes][classes];
      this.confident = new long[classes][classes];
    }

    /**
     * Adds an item.
     *
     * @param label its class, -1 for none
     */
    public void add(int label, double[] chances) {
      if (label < 0) {
        return;
      }
      predicted[label][ClassThresholds.mostProbable(chances)]++;
      int sure = thresholds.confident(chances);
      if (sure >= 0) {
        confident[label][sure]++;
      }
    }

    public ModelConfusion result() {
      return new ModelConfusion(ConfusionMatrix.counted(predicted), confident);
    }
  }

  /**
   * Returns the estimated share of labels that are wrong, 0 to 1: the confident joint, its rows
   * scaled to the labels there are; NaN without labels.
   */
  public double noise() {
    double wrong = 0;
    double all = 0;
    for (int label = 0; label < confident.length; label++) {
      double row = Arrays.stream(confident[label]).sum();
      double labels = 0;
      for (int said = 0; said < confident.length; said++) {
        labels += predicted.count(label, said);
      }
      all += labels;
      wrong += row == 0 ? 0 : labels * (row - confident[label][label]) / row;
    }
    return wrong / all;
  }
}
