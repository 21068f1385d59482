package io.labelops.measure;

import java.util.Random;
import java.util.stream.IntStream;

/** Seeded votes with some agreement, as rows that a test can shuffle and rename. */
public record RandomVotes(
    int units, int annotators, int categories, int[] unit, int[] annotator, int[] category) {

  /** Every annotator labels each unit with the given chance; most labels follow a hidden truth. */
  public static RandomVotes of(
      int units, int annotators, int categories, double chance, Random random) {
    int[] truth = random.ints(units, 0, categories).toArray();
    int[] row =
        IntStream.range(0, units * annotators).filter(i -> random.nextDouble() < chance).toArray();
    return new RandomVotes(
        units,
        annotators,
        categories,
        IntStream.of(row).map(i -> i / annotators).toArray(),
        IntStream.of(row).map(i -> i % annotators).toArray(),
        IntStream.of(row)
            .map(i -> random.nextInt(10) < 6 ? truth[i / annotators] : random.nextInt(categories))
            .toArray());
  }

  public Votes votes() {
    return Votes.of(units, annotators, categories, unit, annotator, category);
  }

  /** The same votes, with rows, units and annotators in another order. */
  public RandomVotes shuffled(Random random) {
    int[] rows = permutation(unit.length, random);
    int[] newUnit = permutation(units, random);
    int[] newAnnotator = permutation(annotators, random);
    return new RandomVotes(
        units,
        annotators,
        categories,
        IntStream.of(rows).map(i -> newUnit[unit[i]]).toArray(),
        IntStream.of(rows).map(i -> newAnnotator[annotator[i]]).toArray(),
        IntStream.of(rows).map(i -> category[i]).toArray());
  }

  /** The same votes, with the categories renamed. */
  public RandomVotes renamed(Random random) {
    int[] newName = permutation(categories, random);
    return new RandomVotes(
        units,
        annotators,
        categories,
        unit,
        annotator,
        IntStream.of(category).map(c -> newName[c]).toArray());
  }

  private static int[] permutation(int size, Random random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
    return order;
  }
}
