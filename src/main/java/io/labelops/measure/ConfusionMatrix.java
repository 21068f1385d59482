package io.labelops.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How often a label of one category was given where another was expected. */
public final class ConfusionMatrix {

  /**
   * One kind of error.
   *
   * @param expected the category of gold or consensus
   * @param given the category of the label
   */
  public record Confusion(int expected, int given, int count) {}

  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /**
   * Counts pairs.
   *
   * @param expected the category of gold or consensus for each label
   * @param given the category of each label, parallel to {@code expected}
   * @throws IllegalArgumentException if the arrays differ in length or a category is out of range
   */
  public static ConfusionMatrix of(int categoryCount, int[] expected, int[] given) {
    if (expected.length != given.length) {
      throw new IllegalArgumentException(
          expected.length + " expected but " + given.length + " given");
    }
    int[][] counts = new int[categoryCount][categoryCount];
    for (int row = 0; row < given.length; row++) {
      if (Math.min(expected[row], given[row]) < 0
          || Math.max(expected[row], given[row]) >= categoryCount) {
        throw new IllegalArgumentException("Row " + row + " is out of range");
      }
      counts[expected[row]][given[row]]++;
    }
    return new ConfusionMatrix(counts);
  }

  /** Takes what was counted: [expected][given], square. */
  public static ConfusionMatrix counted(int[][] counts) {
    return new ConfusionMatrix(Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new));
  }

  public int count(int expected, int given) {
    return counts[expected][given];
  }

  /** Returns the most frequent errors, most frequent first, ties by expected and given category. */
  public List<Confusion> top(int limit) {
    List<Confusion> errors = new ArrayList<>();
    for (int expected = 0; expected < counts.length; expected++) {
      for (int given = 0; given < counts.length; given++) {
        if (expected != given && counts[expected][given] > 0) {
          errors.add(new Confusion(expected, given, counts[expected][given]));
        }
      }
    }
    errors.sort(Comparator.comparingInt(Confusion::count).reversed());
    return List.copyOf(errors.subList(0, Math.min(limit, errors.size())));
  }
}
