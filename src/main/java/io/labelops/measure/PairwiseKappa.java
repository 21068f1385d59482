package io.labelops.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Cohen's κ of every two annotators that share enough units.
 *
 * <p>The first label of each annotator on a unit counts; categories are those the pair used. Memory
 * is one int per label and the shared labels of one annotator.
 *
 * @param pairs pairs with at least the asked number of shared units and a κ
 * @param undefined pairs without κ, because chance alone would agree on everything
 * @param mean the plain mean over pairs; empty without pairs
 * @param weightedMean the mean weighted by shared units
 */
public record PairwiseKappa(
    int pairs,
    int undefined,
    OptionalDouble mean,
    OptionalDouble weightedMean,
    OptionalDouble smallest,
    OptionalDouble largest) {

  /** The shared units a pair needs by default. */
  public static final int MIN_OVERLAP = 10;

  /** Annotators and categories are packed into 21 bits each. */
  public static final int MOST = (1 << 21) - 1;

  /**
   * Visits all pairs.
   *
   * @param minOverlap the least number of shared units, at least 1
   * @throws IllegalArgumentException if there are more than {@value #MOST} annotators or categories
   */
  public static PairwiseKappa of(Votes all, int minOverlap) {
    if (Math.max(all.annotatorCount(), all.categoryCount()) > MOST || minOverlap < 1) {
      throw new IllegalArgumentException(
          "%d annotators, %d categories, overlap %d"
              .formatted(all.annotatorCount(), all.categoryCount(), minOverlap));
    }
    return new Pairs(all.firstPerAnnotator(), minOverlap).summary();
  }

  private static final class Pairs {

    private final Votes votes;
    private final int minOverlap;
    private final int[] first;
    private final int[] second;
    private final int[] starts;
    private long[] shared = new long[1024];
    private int size;
    private int pairs;
    private int undefined;
    private double sum;
    private double weightedSum;
    private double weight;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    Pairs(Votes votes, int minOverlap) {
      this.votes = votes;
      this.minOverlap = minOverlap;
      this.first = new int[votes.categoryCount()];
      this.second = new int[votes.categoryCount()];
      this.starts = new int[votes.annotatorCount()];
    }

    PairwiseKappa summary() {
      int[] unitOf = unitsByAnnotator();
      int from = 0;
      for (int annotator = 0; annotator < starts.length; annotator++) {
        size = 0;
        for (int i = from; i < starts[annotator]; i++) {
          share(annotator, unitOf[i]);
        }
        from = starts[annotator];
        comparePartners();
      }
      return new PairwiseKappa(
          pairs,
          undefined,
          orEmpty(sum / pairs),
          orEmpty(weightedSum / weight),
          orEmpty(smallest),
          orEmpty(largest));
    }

    private OptionalDouble orEmpty(double value) {
      return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Returns the units of each annotator, one after the other; starts holds where each ends. */
    private int[] unitsByAnnotator() {
      for (int i = 0; i < votes.size(); i++) {
        starts[votes.annotator(i)]++;
      }
      int sum = 0;
      for (int a = 0; a < starts.length; a++) {
        int count = starts[a];
        starts[a] = sum;
        sum += count;
      }
      int[] units = new int[votes.size()];
      for (int unit = 0; unit < votes.unitCount(); unit++) {
        for (int i = votes.start(unit); i < votes.end(unit); i++) {
          units[starts[votes.annotator(i)]++] = unit;
        }
      }
      return units;
    }

    /** Notes what each later annotator said of the unit, and what this one said. */
    private void share(int annotator, int unit) {
      int own = 0;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        if (votes.annotator(i) == annotator) {
          own = votes.category(i);
        }
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        if (votes.annotator(i) > annotator) {
          if (size == shared.length) {
            shared = Arrays.copyOf(shared, 2 * size);
          }
          shared[size++] = (long) votes.annotator(i) << 42 | (long) own << 21 | votes.category(i);
        }
      }
    }

    private void comparePartners() {
      Arrays.sort(shared, 0, size);
      int from = 0;
      while (from < size) {
        int to = from;
        while (to < size && shared[to] >> 42 == shared[from] >> 42) {
          to++;
        }
        if (to - from >= minOverlap) {
          compare(from, to);
        }
        from = to;
      }
    }

    private void compare(int from, int to) {
      long agreed = 0;
      for (int i = from; i < to; i++) {
        int a = (int) (shared[i] >> 21) & MOST;
        int b = (int) shared[i] & MOST;
        first[a]++;
        second[b]++;
        agreed += a == b ? 1 : 0;
      }
      double chance = 0;
      for (int i = from; i < to; i++) {
        int a = (int) (shared[i] >> 21) & MOST;
        chance += (double) first[a] * second[a];
        first[a] = 0;
      }
      for (int i = from; i < to; i++) {
        second[(int) shared[i] & MOST] = 0;
      }
      double n = to - from;
      if (chance == n * n) {
        undefined++;
        return;
      }
      double kappa = (agreed * n - chance) / (n * n - chance);
      pairs++;
      sum += kappa;
      weightedSum += n * kappa;
      weight += n;
      smallest = Math.min(smallest, kappa);
      largest = Math.max(largest, kappa);
    }
  }
}
