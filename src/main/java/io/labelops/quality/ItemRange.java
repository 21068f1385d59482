package io.labelops.quality;

import java.util.Arrays;
import java.util.function.Consumer;

/** Labels of items whose ids are near each other, put together by item. */
final class ItemRange {

  /** Enough rows that a query more does not matter, and few enough for any heap. */
  private static final int ROWS = 40_000;

  private static final int WIDEST = 1 << 20;

  private long from;
  private int width = 4_096;
  private int size;
  private int[] offset = new int[ROWS];
  private int[] repeat = new int[ROWS];
  private int[] annotator = new int[ROWS];
  private int[] label = new int[ROWS];
  private int[] major = new int[ROWS];

  /** One item's labels, the first of each annotator before repeats. */
  final class Labels {

    private final int[] rows;
    private int begin;
    private int end;

    private Labels(int[] rows) {
      this.rows = rows;
    }

    int size() {
      return end - begin;
    }

    int annotator(int i) {
      return annotator[rows[begin + i]];
    }

    int label(int i) {
      return label[rows[begin + i]];
    }

    int major(int i) {
      return major[rows[begin + i]];
    }

    /** Moves repeats behind; nearly always there are none. */
    private void order() {
      for (int i = begin + 1; i < end; i++) {
        int row = rows[i];
        int at = i;
        while (at > begin && repeat[rows[at - 1]] > repeat[row]) {
          rows[at] = rows[at - 1];
          at--;
        }
        rows[at] = row;
      }
    }
  }

  /** Begins anew at an item, as wide as the last range lets hope for the usual number of rows. */
  void begin(long item) {
    if (size > 0) {
      double fitting = (double) width * ROWS / size;
      width = (int) Math.max(1, Math.min(WIDEST, Math.min(4.0 * width, fitting)));
    }
    from = item;
    size = 0;
  }

  long from() {
    return from;
  }

  long until() {
    return from + width;
  }

  void add(long item, int repeated, int by, int said, int guidelineMajor) {
    if (size == offset.length) {
      offset = Arrays.copyOf(offset, 2 * size);
      repeat = Arrays.copyOf(repeat, 2 * size);
      annotator = Arrays.copyOf(annotator, 2 * size);
      label = Arrays.copyOf(label, 2 * size);
      major = Arrays.copyOf(major, 2 * size);
    }
    offset[size] = (int) (item - from);
    repeat[size] = repeated;
    annotator[size] = by;
    label[size] = said;
    major[size++] = guidelineMajor;
  }

  /** Visits the items in the order of their ids; the labels are only valid until the next. */
  void forEachItem(Consumer<Labels> visitor) {
    int[] ends = new int[width + 1];
    for (int row = 0; row < size; row++) {
      ends[offset[row] + 1]++;
    }
    for (int item = 0; item < width; item++) {
      ends[item + 1] += ends[item];
    }
    int[] rows = new int[size];
    for (int row = 0; row < size; row++) {
      rows[ends[offset[row]]++] = row;
    }
    Labels labels = new Labels(rows);
    for (int item = 0; item < width; item++) {
      labels.begin = labels.end;
      labels.end = ends[item];
      if (labels.size() > 0) {
        labels.order();
        visitor.accept(labels);
      }
    }
  }
}
