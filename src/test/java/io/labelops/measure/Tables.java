package io.labelops.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Turns tables as they are printed in books into ratings. */
final class Tables {

  private Tables() {}

  /** One string per rater, one character per unit: a category counted from 1, or a dot. */
  static Ratings raters(int categoryCount, String... raters) {
    int[][] counts = new int[raters[0].length()][categoryCount];
    for (String rater : raters) {
      for (int unit = 0; unit < counts.length; unit++) {
        if (rater.charAt(unit) != '.') {
          counts[unit][rater.charAt(unit) - '1']++;
        }
      }
    }
    return counts(counts);
  }

  /** As {@link #raters}, with each rater an annotator. */
  static Votes votes(int categoryCount, String... raters) {
    int units = raters[0].length();
    int[] row =
        IntStream.range(0, raters.length * units)
            .filter(i -> raters[i / units].charAt(i % units) != '.')
            .toArray();
    return Votes.of(
        units,
        raters.length,
        categoryCount,
        Arrays.stream(row).map(i -> i % units).toArray(),
        Arrays.stream(row).map(i -> i / units).toArray(),
        Arrays.stream(row).map(i -> raters[i / units].charAt(i % units) - '1').toArray());
  }

  /** One row per unit: how often each category was given. */
  static Ratings counts(int[][] counts) {
    return Ratings.of(counts.length, counts[0].length, units(counts), categories(counts));
  }

  static int[] units(int[][] counts) {
    return IntStream.range(0, counts.length)
        .flatMap(u -> IntStream.range(0, Arrays.stream(counts[u]).sum()).map(i -> u))
        .toArray();
  }

  /** Numbers the labels of each unit, for tables that do not tell who gave them. */
  static int[] anyone(int[][] counts) {
    return Arrays.stream(counts)
        .flatMapToInt(row -> IntStream.range(0, Arrays.stream(row).sum()))
        .toArray();
  }

  static int[] categories(int[][] counts) {
    return Arrays.stream(counts)
        .flatMapToInt(
            row ->
                IntStream.range(0, row.length).flatMap(c -> IntStream.range(0, row[c]).map(i -> c)))
        .toArray();
  }
}
