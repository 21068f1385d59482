package io.labelops.quality.model;

import io.labelops.measure.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where labels and a model say different things.
 *
 * @param items compared
 * @param same of these, the model's most probable class is the label
 * @param noise estimated share of wrong labels (confident learning); null without items
 * @param classes by label
 * @param pairs classes that are told apart differently, most items first
 */
record ClassConfusion(
    String uploadId,
    String model,
    String modelVersion,
    long items,
    long same,
    @Nullable Double noise,
    List<OfClass> classes,
    List<Pair> pairs) {

  /**
   * How far the model follows a label.
   *
   * @param n items labelled so
   * @param said items of which the model says so
   * @param both items where both do
   */
  record OfClass(String label, long n, long said, long both) {}

  /**
   * Items labelled one way of which the model says another.
   *
   * @param n items labelled so
   * @param share items / n
   * @param interval of the share, Clopper–Pearson, 95 %
   * @param confident items of which the model is confident of that class
   */
  record Pair(
      String label,
      String model,
      long items,
      long n,
      double share,
      Interval interval,
      long confident) {}
}
