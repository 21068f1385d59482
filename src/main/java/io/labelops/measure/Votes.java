package io.labelops.measure;

import java.util.Arrays;

/**
 * Who said what about which unit: nominal labels grouped by unit, in the order of the rows.
 *
 * <p>Units, annotators and categories are numbered from zero. A unit may have any number of labels,
 * an annotator may have labelled a unit more than once. Memory is two ints per label and one per
 * unit, whatever the number of categories. A label is addressed by its position, {@code start(unit)
 * ≤ position < end(unit)}.
 */
public final class Votes {

  private final int annotatorCount;
  private final int categoryCount;
  private final int[] start;
  private final int[] annotators;
  private final int[] categories;

  private Votes(
      int annotatorCount, int categoryCount, int[] start, int[] annotators, int[] categories) {
    this.annotatorCount = annotatorCount;
    this.categoryCount = categoryCount;
    this.start = start;
    this.annotators = annotators;
    this.categories = categories;
  }

  /**
   * Groups one row per label; the three arrays are parallel and are not kept.
   *
   * @param unit 0 to {@code unitCount - 1}, in any order
   * @param annotator 0 to {@code annotatorCount - 1}
   * @param category 0 to {@code categoryCount - 1}
   * @throws IllegalArgumentException if the arrays differ in length or a row is out of range
   */
  public static Votes of(
      int unitCount,
      int annotatorCount,
      int categoryCount,
      int[] unit,
      int[] annotator,
      int[] category) {
    if (unitCount < 0 || annotatorCount < 0 || categoryCount < 0) {
      throw new IllegalArgumentException("Negative number of units, annotators or categories");
    }
    if (unit.length != annotator.length || unit.length != category.length) {
      throw new IllegalArgumentException(
          "%d units, %d annotators, %d categories"
              .formatted(unit.length, annotator.length, category.length));
    }
    int[] start = new int[unitCount + 1];
    for (int row = 0; row < unit.length; row++) {
      require(row, "unit", unit[row], unitCount);
      require(row, "annotator", annotator[row], annotatorCount);
      require(row, "category", category[row], categoryCount);
      start[unit[row]]++;
    }
    for (int u = 1; u <= unitCount; u++) {
      start[u] += start[u - 1];
    }
    int[] annotators = new int[unit.length];
    int[] categories = new int[unit.length];
    // Backwards, so that each start ends where its unit begins and the order of the rows is kept.
    for (int row = unit.length - 1; row >= 0; row--) {
      int position = --start[unit[row]];
      annotators[position] = annotator[row];
      categories[position] = category[row];
    }
    return new Votes(annotatorCount, categoryCount, start, annotators, categories);
  }

  private static void require(int row, String what, int value, int count) {
    if (value < 0 || value >= count) {
      throw new IllegalArgumentException("Row " + row + ": no " + what + " " + value);
    }
  }

  /** Keeps the first label of each annotator on each unit. */
  public Votes firstPerAnnotator() {
    int[] seenOn = new int[annotatorCount];
    Arrays.fill(seenOn, -1);
    int[] first = new int[size()];
    int kept = 0;
    int[] newStart = new int[start.length];
    for (int unit = 0; unit < unitCount(); unit++) {
      for (int i = start[unit]; i < start[unit + 1]; i++) {
        if (seenOn[annotators[i]] != unit) {
          seenOn[annotators[i]] = unit;
          first[kept++] = i;
        }
      }
      newStart[unit + 1] = kept;
    }
    return kept == size() ? this : at(newStart, first, kept);
  }

  /**
   * Keeps the labels of some annotators; all keep their numbers.
   *
   * @param kept one entry per annotator
   */
  public Votes ofAnnotators(boolean[] kept) {
    if (kept.length != annotatorCount) {
      throw new IllegalArgumentException(
          kept.length + " entries for " + annotatorCount + " annotators");
    }
    int[] newStart = new int[start.length];
    int[] positions = new int[size()];
    int found = 0;
    for (int unit = 0; unit < unitCount(); unit++) {
      for (int i = start[unit]; i < start[unit + 1]; i++) {
        if (kept[annotators[i]]) {
          positions[found++] = i;
        }
      }
      newStart[unit + 1] = found;
    }
    return at(newStart, positions, found);
  }

  /** Takes the given units, each as often as it is named: a resample, or a slice. */
  public Votes select(int[] units) {
    int[] newStart = new int[units.length + 1];
    for (int u = 0; u < units.length; u++) {
      newStart[u + 1] = newStart[u] + size(units[u]);
    }
    int[] positions = new int[newStart[units.length]];
    for (int u = 0; u < units.length; u++) {
      for (int i = 0; i < size(units[u]); i++) {
        positions[newStart[u] + i] = start[units[u]] + i;
      }
    }
    return at(newStart, positions, positions.length);
  }

  private Votes at(int[] newStart, int[] positions, int size) {
    int[] newAnnotators = new int[size];
    int[] newCategories = new int[size];
    for (int i = 0; i < size; i++) {
      newAnnotators[i] = annotators[positions[i]];
      newCategories[i] = categories[positions[i]];
    }
    return new Votes(annotatorCount, categoryCount, newStart, newAnnotators, newCategories);
  }

  public int unitCount() {
    return start.length - 1;
  }

  public int annotatorCount() {
    return annotatorCount;
  }

  public int categoryCount() {
    return categoryCount;
  }

  /** Returns the number of labels over all units. */
  public int size() {
    return categories.length;
  }

  /** Returns the number of labels of one unit. */
  public int size(int unit) {
    return start[unit + 1] - start[unit];
  }

  /** Returns the position of the unit's first label. */
  public int start(int unit) {
    return start[unit];
  }

  /** Returns the position after the unit's last label. */
  public int end(int unit) {
    return start[unit + 1];
  }

  public int annotator(int position) {
    return annotators[position];
  }

  public int category(int position) {
    return categories[position];
  }

  /** Returns how often each category was given to one unit, indexed by category. */
  public int[] counts(int unit) {
    int[] counts = new int[categoryCount];
    for (int i = start[unit]; i < start[unit + 1]; i++) {
      counts[categories[i]]++;
    }
    return counts;
  }

  int[] starts() {
    return start;
  }

  int[] categories() {
    return categories;
  }
}
