package io.labelops.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A percentile bootstrap interval of Krippendorff's nominal alpha.
 *
 * <p>Pairable units are drawn with replacement, as many as there are (Efron &amp; Tibshirani 1993,
 * chapter 13); the ends are type 7 quantiles (Hyndman &amp; Fan 1996). The same ratings and seed
 * give the same interval on every JVM. A resample of a single category has no α; such draws are
 * left out and counted. Units that all agree give an interval of width zero, however few they are.
 *
 * @param draws resamples with an α
 * @param undefined resamples without one
 */
public record AlphaBootstrap(Interval interval, int draws, int undefined) {

  /** Enough for the second decimal of a 95 % interval. */
  public static final int DRAWS = 1_000;

  /**
   * Resamples the units.
   *
   * @param confidence between 0 and 1, exclusive
   * @return empty with fewer than two pairable units, or when less than half of the draws have an α
   */
  public static Optional<AlphaBootstrap> of(Ratings ratings, double confidence, long seed) {
    double tail = Interval.tail(confidence) / 2;
    LabelSets sets = new LabelSets(ratings);
    if (sets.pairableUnits() < 2) {
      return Optional.empty();
    }
    double[] alphas = new double[DRAWS];
    int defined = 0;
    SplitMix64 random = new SplitMix64(seed);
    for (int draw = 0; draw < DRAWS; draw++) {
      OptionalDouble alpha = sets.alpha(resample(sets, random));
      if (alpha.isPresent()) {
        alphas[defined++] = alpha.getAsDouble();
      }
    }
    if (defined < DRAWS / 2) {
      return Optional.empty();
    }
    Arrays.sort(alphas, 0, defined);
    Interval interval =
        new Interval(
            Bootstrap.quantile(alphas, defined, tail),
            Bootstrap.quantile(alphas, defined, 1 - tail));
    return Optional.of(new AlphaBootstrap(interval, defined, DRAWS - defined));
  }

  private static int[] resample(LabelSets sets, SplitMix64 random) {
    int units = sets.pairableUnits();
    int[] times = new int[sets.count()];
    for (int i = 0; i < units; i++) {
      times[sets.setOfUnit(random.nextInt(units))]++;
    }
    return times;
  }
}
