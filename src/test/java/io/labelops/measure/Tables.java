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

  /** One row per unit: how often each category was given. */
  static Ratings counts(int[][] counts) {
    int[] unit =
        IntStream.range(0, counts.length)
            .flatMap(u -> IntStream.range(0, Arrays.stream(counts[u]).sum()).map(i -> u))
            .toArray();
    int[] category =
        Arrays.stream(counts)
            .flatMapToInt(
                row ->
                    IntStream.range(0, row.length)
                        .flatMap(c -> IntStream.range(0, row[c]).map(i -> c)))
            .toArray();
    return Ratings.of(counts.length, counts[0].length, unit, category);
  }
}
