package io.labelops.measure.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one kind of error changed, for example from one guideline version to the next.
 *
 * @param kind its number; -1 for all kinds together
 * @param difference of the share of units with it, after less before: Newcombe's interval and
 *     Fisher's exact test
 * @param adjusted the test's p-value for as many kinds as were looked at (Holm 1979)
 */
public record ErrorShift(int kind, Difference difference, double adjusted) {

  public static final int ALL = -1;

  /**
   * Compares every kind, the surest change first.
   *
   * @param before units with each kind of error
   * @param unitsBefore all units looked at before, at least 1
   * @param after parallel to {@code before}
   */
  public static List<ErrorShift> of(
      int[] before, int unitsBefore, int[] after, int unitsAfter, double confidence) {
    if (before.length != after.length) {
      throw new IllegalArgumentException(before.length + " and " + after.length + " kinds");
    }
    Difference[] differences = new Difference[before.length];
    for (int kind = 0; kind < before.length; kind++) {
      differences[kind] =
          Difference.of(before[kind], unitsBefore, after[kind], unitsAfter, confidence);
    }
    int[] surest =
        IntStream.range(0, before.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer kind) -> differences[kind].pValue()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<ErrorShift> shifts = new ArrayList<>();
    double adjusted = 0;
    for (int place = 0; place < surest.length; place++) {
      Difference difference = differences[surest[place]];
      adjusted = Math.max(adjusted, Math.min(1, (surest.length - place) * difference.pValue()));
      shifts.add(new ErrorShift(surest[place], difference, adjusted));
    }
    return List.copyOf(shifts);
  }

  /** Compares units with any error; of one question nothing is adjusted. */
  public static ErrorShift ofAll(
      int wrongBefore, int unitsBefore, int wrongAfter, int unitsAfter, double confidence) {
    Difference all = Difference.of(wrongBefore, unitsBefore, wrongAfter, unitsAfter, confidence);
    return new ErrorShift(ALL, all, all.pValue());
  }

  /** Counts each kind among errors, for {@link #of} and {@link Pareto#of}. */
  public static int[] count(int[] kinds, int kindCount) {
    int[] counts = new int[kindCount];
    Arrays.stream(kinds).forEach(kind -> counts[kind]++);
    return counts;
  }
}
