package io.labelops.measure.feedback;

import io.labelops.measure.SplitMix64;
import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order in which items are worth labelling next; the same seed gives the same order.
 *
 * <p>Settles 2009, "Active learning literature survey". Items that are equally worth it stand in an
 * order drawn from the seed, not in that of the file.
 */
public final class NextItems {

  private NextItems() {}

  /** Returns the entropy of each item's probabilities in bits: uncertainty. */
  public static double[] uncertainty(double[][] probabilities) {
    double[] entropy = new double[probabilities.length];
    for (int item = 0; item < entropy.length; item++) {
      for (double chance : probabilities[item]) {
        if (!(chance >= 0 && chance <= 1)) {
          throw new IllegalArgumentException("Item " + item + " has probability " + chance);
        }
        entropy[item] -= chance == 0 ? 0 : chance * Math.log(chance) / Math.log(2);
      }
    }
    return entropy;
  }

  /** Returns the entropy of each unit's votes in bits: disagreement; 0 without votes. */
  public static double[] disagreement(Votes votes) {
    double[] entropy = new double[votes.unitCount()];
    int[] times = new int[votes.categoryCount()];
    for (int unit = 0; unit < entropy.length; unit++) {
      double size = votes.size(unit);
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        times[votes.category(i)]++;
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        double share = times[votes.category(i)] / size;
        times[votes.category(i)] = 0;
        entropy[unit] -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }

  /**
   * Returns a batch that is both worth it and diverse: of the items of most worth, those far from
   * each other, the worthiest first.
   *
   * @param pool how many of the worthiest to choose from, at least {@code count}
   */
  public static int[] batch(double[] worth, double[][] features, int pool, int count, long seed) {
    if (worth.length != features.length || pool < count) {
      throw new IllegalArgumentException(
          "%d items, %d features, %d from %d"
              .formatted(worth.length, features.length, count, pool));
    }
    int[] worthiest = byWorth(worth, seed);
    int[] from = Arrays.copyOf(worthiest, Math.min(pool, worthiest.length));
    double[][] near = Arrays.stream(from).mapToObj(item -> features[item]).toArray(double[][]::new);
    return Arrays.stream(diverse(near, 0, count)).map(place -> from[place]).toArray();
  }

  /**
   * Returns the items, greatest worth first; worth is {@link #uncertainty}, {@link #disagreement}
   * or both added.
   */
  public static int[] byWorth(double[] worth, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    long[] lot = new long[worth.length];
    Arrays.setAll(lot, item -> random.nextLong());
    return IntStream.range(0, worth.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer item) -> -worth[item])
                .thenComparingLong(item -> lot[item]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Returns items that are far from each other: each next one is farthest from all before (Sener
   * &amp; Savarese 2018, k-center greedy).
   *
   * @param features one row per item, finite
   * @param first the item to begin with
   */
  public static int[] diverse(double[][] features, int first, int count) {
    int[] chosen = new int[Math.min(count, features.length)];
    double[] nearest = new double[features.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int next = first;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = next;
      nearest[next] = -1;
      int farthest = -1;
      for (int item = 0; item < features.length; item++) {
        if (nearest[item] >= 0) {
          nearest[item] = Math.min(nearest[item], square(features[item], features[next]));
          farthest = farthest < 0 || nearest[item] > nearest[farthest] ? item : farthest;
        }
      }
      next = farthest;
    }
    return chosen;
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
