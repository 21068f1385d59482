package io.labelops.measure;

import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Nominal labels grouped by unit.
 *
 * <p>Units and categories are numbered from zero. A unit may have any number of labels, none
 * included. Which rows count (one per annotator, first or all) is the caller's choice. Memory is
 * one int per label and one per unit, whatever the number of categories.
 */
public final class Ratings {

  private final int categoryCount;
  private final int[] start;
  private final int[] labels;

  private Ratings(int categoryCount, int[] start, int[] labels) {
    this.categoryCount = categoryCount;
    this.start = start;
    this.labels = labels;
  }

  /**
   * Groups one row per label.
   *
   * @param unit the unit of each label, 0 to {@code unitCount - 1}, in any order
   * @param category the category of each label, 0 to {@code categoryCount - 1}, parallel to {@code
   *     unit}
   * @throws IllegalArgumentException if the arrays differ in length or a row is out of range
   */
  public static Ratings of(int unitCount, int categoryCount, int[] unit, int[] category) {
    if (unitCount < 0 || categoryCount < 0) {
      throw new IllegalArgumentException("Negative number of units or categories");
    }
    if (unit.length != category.length) {
      throw new IllegalArgumentException(
          unit.length + " units but " + category.length + " categories");
    }
    int[] start = starts(unitCount, categoryCount, unit, category);
    int[] next = Arrays.copyOf(start, unitCount);
    int[] labels = new int[unit.length];
    for (int row = 0; row < unit.length; row++) {
      labels[next[unit[row]]++] = category[row];
    }
    for (int u = 0; u < unitCount; u++) {
      Arrays.sort(labels, start[u], start[u + 1]);
    }
    return new Ratings(categoryCount, start, labels);
  }

  private static int[] starts(int unitCount, int categoryCount, int[] unit, int[] category) {
    int[] start = new int[unitCount + 1];
    for (int row = 0; row < unit.length; row++) {
      if (unit[row] < 0 || unit[row] >= unitCount) {
        throw new IllegalArgumentException("Row " + row + ": no unit " + unit[row]);
      }
      if (category[row] < 0 || category[row] >= categoryCount) {
        throw new IllegalArgumentException("Row " + row + ": no category " + category[row]);
      }
      start[unit[row] + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    return start;
  }

  public int unitCount() {
    return start.length - 1;
  }

  public int categoryCount() {
    return categoryCount;
  }

  /** Returns the number of labels over all units. */
  public int size() {
    return labels.length;
  }

  /** Returns the number of labels of one unit. */
  public int size(int unit) {
    return start[unit + 1] - start[unit];
  }

  /** Returns how often each category was given to one unit, indexed by category. */
  public int[] counts(int unit) {
    int[] counts = new int[categoryCount];
    for (int i = start[unit]; i < start[unit + 1]; i++) {
      counts[labels[i]]++;
    }
    return counts;
  }

  /** Returns the labels of one unit in ascending order; equal buffers mean equal label sets. */
  IntBuffer labels(int unit) {
    return IntBuffer.wrap(labels, start[unit], size(unit));
  }
}
