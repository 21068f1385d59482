package io.labelops.measure.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kinds of errors or causes, most frequent first.
 *
 * @param kind its number
 * @param cumulative the share of all that this kind and the more frequent ones make, 0 to 1
 */
public record Pareto(int kind, long count, double cumulative) {

  /** Orders kinds by count, ties by number; kinds without a count are left out. */
  public static List<Pareto> of(long[] counts) {
    double all = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("Negative count " + count);
      }
      all += count;
    }
    int[] kinds =
        IntStream.range(0, counts.length)
            .filter(kind -> counts[kind] > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer kind) -> counts[kind]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    List<Pareto> ordered = new ArrayList<>();
    long sum = 0;
    for (int kind : kinds) {
      sum += counts[kind];
      ordered.add(new Pareto(kind, counts[kind], sum / all));
    }
    return List.copyOf(ordered);
  }
}
