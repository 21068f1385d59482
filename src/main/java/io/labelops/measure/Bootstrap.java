package io.labelops.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A percentile bootstrap interval of any figure of units.
 *
 * <p>Units are drawn with replacement, as many as there are (Efron &amp; Tibshirani 1993, chapter
 * 13); the ends are type 7 quantiles (Hyndman &amp; Fan 1996). The same seed gives the same
 * interval on every JVM. For nominal α {@link AlphaBootstrap} is much faster.
 *
 * @param draws resamples with a figure
 * @param undefined resamples without one
 */
public record Bootstrap(Interval interval, int draws, int undefined) {

  /**
   * Resamples the units.
   *
   * @param figure of the drawn units, for example through {@link Votes#select}
   * @param draws at least 1
   * @param confidence between 0 and 1, exclusive
   * @return empty with fewer than two units, or when less than half of the draws have a figure
   */
  public static Optional<Bootstrap> of(
      int units, Function<int[], OptionalDouble> figure, int draws, double confidence, long seed) {
    double tail = Interval.tail(confidence) / 2;
    if (units < 2) {
      return Optional.empty();
    }
    SplitMix64 random = new SplitMix64(seed);
    double[] figures = new double[draws];
    int defined = 0;
    for (int draw = 0; draw < draws; draw++) {
      int[] drawn = new int[units];
      for (int i = 0; i < units; i++) {
        drawn[i] = random.nextInt(units);
      }
      OptionalDouble value = figure.apply(drawn);
      if (value.isPresent()) {
        figures[defined++] = value.getAsDouble();
      }
    }
    if (defined == 0 || defined < draws / 2) {
      return Optional.empty();
    }
    Arrays.sort(figures, 0, defined);
    return Optional.of(
        new Bootstrap(
            new Interval(quantile(figures, defined, tail), quantile(figures, defined, 1 - tail)),
            defined,
            draws - defined));
  }

  static double quantile(double[] sorted, int size, double probability) {
    double position = probability * (size - 1);
    int below = (int) position;
    int above = Math.min(below + 1, size - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
