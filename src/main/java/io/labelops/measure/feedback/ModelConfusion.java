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
    double[] thresholds = LabelErrors.thresholds(labels, probabilities);
    int classes = thresholds.length;
    int known = (int) Arrays.stream(labels).filter(label -> label >= 0).count();
    int[] given = new int[known];
    int[] predicted = new int[known];
    long[][] confident = new long[classes][classes];
    int next = 0;
    for (int item = 0; item < labels.length; item++) {
      if (labels[item] < 0) {
        continue;
      }
      given[next] = labels[item];
      predicted[next++] = LabelErrors.best(probabilities[item], new double[classes]);
      int sure = LabelErrors.best(probabilities[item], thresholds);
      if (sure >= 0) {
        confident[labels[item]][sure]++;
      }
    }
    return new ModelConfusion(ConfusionMatrix.of(classes, given, predicted), confident);
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
