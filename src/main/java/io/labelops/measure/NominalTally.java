package io.labelops.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What chance-corrected agreement of nominal labels needs to know of the units, in one pass.
 *
 * <p>A streaming accumulator: units are added one by one or all at once, tallies of parts are
 * merged, memory does not grow with the units. Counts are kept per number of labels on a unit, so
 * that all sums are of whole numbers and neither order nor grouping changes a figure; units with
 * more than {@value #EXACT} labels add rounded fractions.
 *
 * <ul>
 *   <li>{@link #percent}: mean over units with two labels or more of Σ<sub>c</sub>
 *       n<sub>c</sub>(n<sub>c</sub>−1) / (n(n−1)), 0 to 1 (P̄ of Fleiss 1971).
 *   <li>{@link #pooled}: agreeing ordered pairs of labels / all ordered pairs, 0 to 1.
 *   <li>{@link #alpha}: Krippendorff's α for nominal data (Krippendorff 2011), at most 1.
 *   <li>{@link #fleiss}: Fleiss' κ (Fleiss 1971), where all units have equally many labels.
 *   <li>{@link #ac1}: Gwet's AC<sub>1</sub> for any number of labels per unit (Gwet 2008).
 * </ul>
 *
 * A figure is empty where it is not defined: nothing pairable, or no variation by which to correct.
 */
public final class NominalTally {

  /** Units of up to so many labels are summed in whole numbers. */
  public static final int EXACT = 64;

  private static final int WORTH_SPLITTING = 100_000;
  private static final int BLOCKS = 4;

  private final int categoryCount;
  private final long[] units = new long[EXACT + 1];
  private final long[] agreed = new long[EXACT + 1];
  private final long[][] labels = new long[EXACT + 1][];
  private final int[] seen;
  private final LargeUnits large;

  public NominalTally(int categoryCount) {
    this.categoryCount = categoryCount;
    this.seen = new int[categoryCount];
    this.large = new LargeUnits(categoryCount);
  }

  /** Adds all units, very many of them on several cores; the answer is the same on any number. */
  public static NominalTally of(Votes votes) {
    int blocks = votes.unitCount() < WORTH_SPLITTING ? 1 : BLOCKS;
    NominalTally[] tallies = new NominalTally[blocks];
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int from = (int) ((long) votes.unitCount() * block / blocks);
              int to = (int) ((long) votes.unitCount() * (block + 1) / blocks);
              tallies[block] = new NominalTally(votes.categoryCount());
              tallies[block].addAll(votes.starts(), votes.categories(), from, to);
            });
    for (int block = 1; block < blocks; block++) {
      tallies[0].merge(tallies[block]);
    }
    return tallies[0];
  }

  /**
   * Adds one unit.
   *
   * @param categories holds the unit's labels from {@code from} to {@code to}, exclusive, in any
   *     order
   * @throws IndexOutOfBoundsException if a label is out of range
   */
  public void add(int[] categories, int from, int to) {
    addAll(new int[] {from, to}, categories, 0, 1);
  }

  /**
   * Adds the units from {@code first} to {@code last}, exclusive.
   *
   * <p>Two and three labels, which are most of all units, go one way without branches between them,
   * because a processor guesses wrong at every missing label: a third label of weight 0 stands in.
   *
   * @param start where each unit's labels begin; the next unit's start ends them
   */
  void addAll(int[] start, int[] categories, int first, int last) {
    int width = categoryCount;
    long[] counts = new long[4 * width];
    long pairsOfTwo = 0;
    long pairsOfThree = 0;
    long unitsOfThree = 0;
    long unitsOfBoth = 0;
    int from = start[first];
    int safe = categories.length - 3;
    for (int unit = first; unit < last; unit++) {
      int to = start[unit + 1];
      int size = to - from;
      if ((size & ~1) == 2 && from <= safe) {
        int a = categories[from];
        int b = categories[from + 1];
        int c = categories[from + 2];
        int three = size & 1;
        int row = size * width;
        counts[row + a]++;
        counts[row + b]++;
        counts[row + c] += three;
        int ab = same(a, b);
        pairsOfThree += (ab + same(b, c) + same(a, c)) & -three;
        pairsOfTwo += ab & three - 1;
        unitsOfThree += three;
        unitsOfBoth++;
      } else {
        addOther(categories, from, to);
      }
      from = to;
    }
    agreed[2] += 2 * pairsOfTwo;
    agreed[3] += 2 * pairsOfThree;
    units[2] += unitsOfBoth - unitsOfThree;
    units[3] += unitsOfThree;
    for (int c = 0; c < width; c++) {
      row(2)[c] += counts[2 * width + c];
      row(3)[c] += counts[3 * width + c];
    }
  }

  /** Returns 1 for two equal numbers that are not negative, else 0. */
  private static int same(int a, int b) {
    return ((a ^ b) - 1) >>> 31;
  }

  private void addOther(int[] categories, int from, int to) {
    int size = to - from;
    long pairs = 0;
    for (int i = from; i < to; i++) {
      pairs += 2L * seen[categories[i]]++;
    }
    for (int i = from; i < to; i++) {
      seen[categories[i]] = 0;
    }
    if (size > EXACT) {
      large.add(categories, from, to, pairs);
      return;
    }
    units[size]++;
    agreed[size] += pairs;
    if (size > 0) {
      long[] row = row(size);
      for (int i = from; i < to; i++) {
        row[categories[i]]++;
      }
    }
  }

  private long[] row(int size) {
    if (labels[size] == null) {
      labels[size] = new long[categoryCount];
    }
    return labels[size];
  }

  /** Adds what another tally has seen, of the same categories or only the first of them. */
  public void merge(NominalTally other) {
    if (other.categoryCount > categoryCount) {
      throw new IllegalArgumentException(
          other.categoryCount + " categories are more than " + categoryCount);
    }
    plus(units, other.units);
    plus(agreed, other.agreed);
    for (int size = 0; size <= EXACT; size++) {
      if (other.labels[size] != null) {
        plus(row(size), other.labels[size]);
      }
    }
    large.merge(other.large);
  }

  private static void plus(long[] sum, long[] added) {
    for (int i = 0; i < added.length; i++) {
      sum[i] += added[i];
    }
  }

  public int categoryCount() {
    return categoryCount;
  }

  /** Returns the number of units with at least so many labels. */
  private long units(int atLeast) {
    long count = large.units();
    for (int size = atLeast; size <= EXACT; size++) {
      count += units[size];
    }
    return count;
  }

  /** Returns the number of units with two labels or more. */
  public long pairableUnits() {
    return units(2);
  }

  /** Returns the labels per category on units with two labels or more. */
  public long[] pairableLabels() {
    long[] sum = large.labels();
    for (int size = 2; size <= EXACT; size++) {
      if (labels[size] != null) {
        plus(sum, labels[size]);
      }
    }
    return sum;
  }

  public OptionalDouble percent() {
    double sum = large.percentSum();
    for (int size = 2; size <= EXACT; size++) {
      sum += agreed[size] / (size * (size - 1.0));
    }
    return share(sum, pairableUnits());
  }

  public OptionalDouble pooled() {
    double pairs = large.pairs();
    double agreeing = large.agreed();
    for (int size = 2; size <= EXACT; size++) {
      pairs += (double) units[size] * size * (size - 1);
      agreeing += agreed[size];
    }
    return share(agreeing, pairs);
  }

  private static OptionalDouble share(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }

  public OptionalDouble alpha() {
    double agreeing = large.alphaSum();
    for (int size = 2; size <= EXACT; size++) {
      agreeing += agreed[size] / (size - 1.0);
    }
    long[] marginals = pairableLabels();
    double n = Arrays.stream(marginals).sum();
    double expected = n * n - squares(marginals);
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (n - 1) * (n - agreeing) / expected);
  }

  private static double squares(long[] values) {
    double sum = 0;
    for (long value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  /** Returns how many labels every unit has; 0 if they differ, or there are no units. */
  public int labelsPerUnit() {
    int found = large.equalSize();
    boolean mixed = found < 0;
    for (int size = 0; size <= EXACT; size++) {
      if (units[size] > 0) {
        mixed |= found != 0;
        found = size;
      }
    }
    return mixed || units[0] > 0 ? 0 : found;
  }

  public OptionalDouble fleiss() {
    long[] marginals = pairableLabels();
    double n = Arrays.stream(marginals).sum();
    if (labelsPerUnit() < 2) {
      return OptionalDouble.empty();
    }
    return corrected(percent().orElseThrow(), squares(marginals) / (n * n));
  }

  public OptionalDouble ac1() {
    double[] shares = large.shares();
    for (int size = 1; size <= EXACT; size++) {
      for (int c = 0; labels[size] != null && c < categoryCount; c++) {
        shares[c] += labels[size][c] / (double) size;
      }
    }
    double all = units(1);
    double chance = 0;
    for (double share : shares) {
      chance += share / all * (1 - share / all);
    }
    return pairableUnits() == 0 || categoryCount < 2
        ? OptionalDouble.empty()
        : corrected(percent().orElseThrow(), chance / (categoryCount - 1));
  }

  static OptionalDouble corrected(double observed, double chance) {
    return chance >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((observed - chance) / (1 - chance));
  }
}
