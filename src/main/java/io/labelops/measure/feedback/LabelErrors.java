package io.labelops.measure.feedback;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    ClassThresholds thresholds = thresholds(labels, probabilities);
    return IntStream.range(0, labels.length)
        .mapToObj(item -> doubt(item, labels[item], probabilities[item], thresholds))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingDouble(LabelErrors::margin))
        .toList();
  }

  /**
   * Tells whether one item's label is doubtful, with the thresholds of all.
   *
   * @param label its class, -1 for none
   */
  public static Optional<LabelErrors> doubt(
      int item, int label, double[] chances, ClassThresholds thresholds) {
    int suggested = label < 0 ? -1 : thresholds.confident(chances);
    return suggested < 0 || suggested == label
        ? Optional.empty()
        : Optional.of(new LabelErrors(item, suggested, chances[label] - chances[suggested]));
  }

  /** Collects the thresholds of the classes. */
  static ClassThresholds thresholds(int[] labels, double[][] probabilities) {
    if (labels.length != probabilities.length) {
      throw new IllegalArgumentException(
          labels.length + " labels and " + probabilities.length + " rows");
    }
    var thresholds = new ClassThresholds(labels.length == 0 ? 0 : probabilities[0].length);
    for (int item = 0; item < labels.length; item++) {
      thresholds.add(labels[item], probabilities[item]);
    }
    return thresholds;
  }
}
