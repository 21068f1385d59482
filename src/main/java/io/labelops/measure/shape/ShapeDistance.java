package io.labelops.measure.shape;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** How far two labels of one kind are apart: 0 for the same, 1 for nothing in common; symmetric. */
public final class ShapeDistance {

  private ShapeDistance() {}

  /** Returns 1 − |A ∩ B| / |A ∪ B| of two label sets (Jaccard 1912), 0 for two empty ones. */
  public static double jaccard(BitSet first, BitSet second) {
    int common = common(first, second);
    int union = first.cardinality() + second.cardinality() - common;
    return union == 0 ? 0 : 1 - (double) common / union;
  }

  /**
   * Returns the MASI distance of two label sets (Passonneau 2006): 1 − Jaccard similarity × 1 for
   * equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they do not.
   */
  public static double masi(BitSet first, BitSet second) {
    int common = common(first, second);
    int smaller = Math.min(first.cardinality(), second.cardinality());
    if (first.equals(second)) {
      return 0;
    }
    double monotonicity = common == 0 ? 0 : common == smaller ? 2 / 3.0 : 1 / 3.0;
    return 1 - (1 - jaccard(first, second)) * monotonicity;
  }

  private static int common(BitSet first, BitSet second) {
    BitSet both = (BitSet) first.clone();
    both.and(second);
    return both.cardinality();
  }

  /**
   * Returns 1 − the sum of IoU over the best matching of boxes / the number of the larger side.
   *
   * <p>Boxes of different categories have IoU 0; two empty answers are the same.
   */
  public static double boxes(List<Box> first, List<Box> second) {
    int larger = Math.max(first.size(), second.size());
    if (larger == 0) {
      return 0;
    }
    double[][] iou = iou(first, second);
    int[] columnOf = Matching.best(iou);
    double sum = 0;
    for (int row = 0; row < columnOf.length; row++) {
      sum += columnOf[row] < 0 ? 0 : iou[row][columnOf[row]];
    }
    return 1 - sum / larger;
  }

  /** Returns the IoU of every two boxes, 0 for different categories. */
  static double[][] iou(List<Box> first, List<Box> second) {
    double[][] iou = new double[first.size()][second.size()];
    for (int row = 0; row < iou.length; row++) {
      for (int column = 0; column < iou[row].length; column++) {
        Box a = first.get(row);
        Box b = second.get(column);
        iou[row][column] = a.category() == b.category() ? a.iou(b) : 0;
      }
    }
    return iou;
  }

  /**
   * Returns 1 − characters marked alike by both / characters marked by either.
   *
   * <p>A character counts once per category it is marked with; two empty answers are the same.
   */
  public static double spans(List<Span> first, List<Span> second) {
    int common = 0;
    int union = 0;
    int[] categories =
        Stream.concat(first.stream(), second.stream())
            .mapToInt(Span::category)
            .distinct()
            .toArray();
    for (int category : categories) {
      BitSet a = marked(first, category);
      BitSet b = marked(second, category);
      int both = common(a, b);
      common += both;
      union += a.cardinality() + b.cardinality() - both;
    }
    return union == 0 ? 0 : 1 - (double) common / union;
  }

  private static BitSet marked(List<Span> spans, int category) {
    BitSet marked = new BitSet();
    for (Span span : spans) {
      if (span.category() == category) {
        marked.set(span.start(), span.end());
      }
    }
    return marked;
  }

  /**
   * Returns the share of pairs that two rankings put in opposite order (Kendall 1938), a pair tied
   * in only one of them counting half (Fagin, Kumar, Mahdian, Sivakumar &amp; Vee 2006).
   *
   * @param first the rank of each thing, equal for ties
   * @param second as {@code first}, of the same things
   */
  public static double kendall(int[] first, int[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " ranks and " + second.length);
    }
    double apart = 0;
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < i; j++) {
        int a = Integer.compare(first[i], first[j]);
        int b = Integer.compare(second[i], second[j]);
        apart += Math.abs(a - b) / 2.0;
      }
    }
    double pairs = first.length * (first.length - 1.0) / 2;
    return pairs == 0 ? 0 : apart / pairs;
  }
}
