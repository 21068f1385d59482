package io.labelops.measure.shape;

import java.util.List;
import java.util.function.BiPredicate;

/** Boxes and spans held against gold, one unit at a time; units are added up. */
public final class ShapeGold {

  private ShapeGold() {}

  /**
   * Matches boxes with gold boxes of their category, as many as possible with at least the IoU.
   *
   * @param threshold of IoU, above 0, at most 1; 0.5 is usual
   */
  public static Retrieval boxes(List<Box> boxes, List<Box> gold, double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("IoU " + threshold + " is not above 0 and at most 1");
    }
    return new Retrieval(
        matched(boxes, gold, (a, b) -> a.category() == b.category() && a.iou(b) >= threshold),
        boxes.size(),
        gold.size());
  }

  /** Takes spans as right that have category, start and end of a gold span. */
  public static Retrieval exactSpans(List<Span> spans, List<Span> gold) {
    return new Retrieval(matched(spans, gold, Span::equals), spans.size(), gold.size());
  }

  /** Takes spans as right that share a character with a gold span of their category. */
  public static Retrieval relaxedSpans(List<Span> spans, List<Span> gold) {
    return new Retrieval(
        matched(spans, gold, (a, b) -> a.category() == b.category() && a.common(b) > 0),
        spans.size(),
        gold.size());
  }

  private static <T> int matched(List<T> found, List<T> wanted, BiPredicate<T, T> right) {
    double[][] gain = new double[found.size()][wanted.size()];
    for (int row = 0; row < gain.length; row++) {
      for (int column = 0; column < gain[row].length; column++) {
        gain[row][column] = right.test(found.get(row), wanted.get(column)) ? 1 : 0;
      }
    }
    int[] columnOf = Matching.best(gain);
    int matched = 0;
    for (int row = 0; row < columnOf.length; row++) {
      matched += columnOf[row] >= 0 && gain[row][columnOf[row]] > 0 ? 1 : 0;
    }
    return matched;
  }
}
