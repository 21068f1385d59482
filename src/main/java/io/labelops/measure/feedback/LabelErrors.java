package io.labelops.measure.feedback;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels that a model, which has not seen them, gives reason to doubt.
 *
 * <p>Confident learning (Northcutt, Jiang &amp; Chuang 2021): a class's threshold is the mean
 * probability the model gives it on the items labelled so; an item whose most probable class among
 * those above their thresholds is not its label is a candidate.
 *
 * @param item its position
 * @param suggested the class the model is confident of
 * @param margin the probability of the label less that of the suggested class; least first
 */
public record LabelErrors(int item, int suggested, double margin) {

  /**
   * Finds candidates, most doubtful first.
   *
   * @param labels the class of each item, -1 for none
   * @param probabilities of each item and class, from a model trained without the item
   * @throws IllegalArgumentException if a probability is not a number from 0 to 1
   */
  public static List<LabelErrors> find(int[] labels, double[][] probabilities) {
    double[] thresholds = thresholds(labels, probabilities);
    return IntStream.range(0, labels.length)
        .filter(item -> labels[item] >= 0)
        .mapToObj(item -> doubt(item, labels[item], probabilities[item], thresholds))
        .filter(each -> each.suggested() != labels[each.item()])
        .sorted(Comparator.comparingDouble(LabelErrors::margin))
        .toList();
  }

  private static LabelErrors doubt(int item, int label, double[] chances, double[] thresholds) {
    int confident = best(chances, thresholds);
    int suggested = confident < 0 ? label : confident;
    return new LabelErrors(item, suggested, chances[label] - chances[suggested]);
  }

  /** Returns the most probable class that reaches its threshold, -1 without any. */
  static int best(double[] chances, double[] thresholds) {
    int best = -1;
    for (int c = 0; c < chances.length; c++) {
      if (chances[c] >= thresholds[c] && (best < 0 || chances[c] > chances[best])) {
        best = c;
      }
    }
    return best;
  }

  /** Returns the threshold of each class; infinite where nothing is labelled so. */
  static double[] thresholds(int[] labels, double[][] probabilities) {
    if (labels.length != probabilities.length) {
      throw new IllegalArgumentException(
          labels.length + " labels and " + probabilities.length + " rows");
    }
    int classes = labels.length == 0 ? 0 : probabilities[0].length;
    double[] sums = new double[classes];
    int[] items = new int[classes];
    for (int item = 0; item < labels.length; item++) {
      for (double chance : probabilities[item]) {
        if (!(chance >= 0 && chance <= 1)) {
          throw new IllegalArgumentException("Item " + item + " has probability " + chance);
        }
      }
      if (labels[item] >= 0) {
        sums[labels[item]] += probabilities[item][labels[item]];
        items[labels[item]]++;
      }
    }
    double[] thresholds = new double[classes];
    Arrays.setAll(thresholds, c -> items[c] == 0 ? Double.POSITIVE_INFINITY : sums[c] / items[c]);
    return thresholds;
  }
}
