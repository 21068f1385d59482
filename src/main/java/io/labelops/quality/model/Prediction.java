package io.labelops.quality.model;

import io.labelops.measure.feedback.ClassThresholds;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of one item.
 *
 * @param label the class it says, or its most probable one
 * @param chances of each class as a PostgreSQL array, null where it only says a class
 */
record Prediction(long line, String item, String label, @Nullable String chances) {

  static final String PROBABILITIES = "probabilities";
  static final String LABEL = "label";

  // Softmax outputs are often written with three digits.
  private static final double ROUNDING = 0.01;

  static Prediction of(long line, String item, String label, List<String> classes)
      throws RowRefused {
    Utf8.requireStorable(item, "item");
    if (!classes.contains(label)) {
      throw new RowRefused(LABEL, "is not in the label set");
    }
    return new Prediction(line, item, label, null);
  }

  /** Takes probabilities by class; a class that is not named has none. */
  static Prediction of(
      long line, String item, Map<String, BigDecimal> probabilities, List<String> classes)
      throws RowRefused {
    Utf8.requireStorable(item, "item");
    double[] chances = new double[classes.size()];
    for (Map.Entry<String, BigDecimal> each : probabilities.entrySet()) {
      int place = classes.indexOf(each.getKey());
      if (place < 0) {
        throw new RowRefused(
            PROBABILITIES, "class %s is not in the label set".formatted(each.getKey()));
      }
      chances[place] = each.getValue().doubleValue();
      if (!(chances[place] >= 0 && chances[place] <= 1)) {
        throw new RowRefused(
            PROBABILITIES, "of %s is not between 0 and 1".formatted(each.getKey()));
      }
    }
    double sum = DoubleStream.of(chances).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new RowRefused(
          PROBABILITIES, String.format(Locale.ROOT, "add up to %.3f, not to 1", sum));
    }
    return new Prediction(
        line,
        item,
        classes.get(ClassThresholds.mostProbable(chances)),
        DoubleStream.of(chances)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(",", "{", "}")));
  }
}
