package io.labelops.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Krippendorff's α with its analytic standard error.
 *
 * <p>Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition: α linearized over the units
 * with two labels or more, as a ratio of sums, without finite population correction. Units are
 * taken as drawn independently, annotators and distances as given; where the distance comes from
 * the data, as with ordinal α, {@link Bootstrap} has to do.
 *
 * @param alpha at most 1
 * @param standardError over units, not negative
 * @param units with two labels or more, at least 2
 */
public record AlphaInterval(double alpha, double standardError, long units) {

  /** With more categories a free distance would visit too many pairs of them. */
  public static final int MOST_CATEGORIES = 5_000;

  /**
   * Units with the same labels.
   *
   * @param labels holds them up to {@code size}, at least two
   * @param times how many units have them
   */
  record Alike(int[] labels, int size, long times) {}

  /** Visits units in whatever order, twice the same ones. */
  interface Units {
    void forEach(Consumer<Alike> visitor);
  }

  /** Measures nominal α; empty with fewer than two units to compare, or one category only. */
  public static Optional<AlphaInterval> of(Votes votes) {
    return of(votes.categoryCount(), units(votes));
  }

  static Optional<AlphaInterval> of(int categories, Units units) {
    return AlphaSums.measure(new AlphaSums.Nominal(categories), categories, units);
  }

  /**
   * Measures α with a fixed distance, for example {@link Distance#interval} of known values.
   *
   * @throws IllegalArgumentException with more than {@value #MOST_CATEGORIES} categories
   */
  public static Optional<AlphaInterval> of(Votes votes, Distance distance) {
    int categories = votes.categoryCount();
    if (categories > MOST_CATEGORIES) {
      throw new IllegalArgumentException(
          categories + " categories are more than " + MOST_CATEGORIES);
    }
    return AlphaSums.measure(new AlphaSums.Free(distance), categories, units(votes));
  }

  private static Units units(Votes votes) {
    return visitor -> {
      int[] categories = votes.categories();
      for (int unit = 0; unit < votes.unitCount(); unit++) {
        if (votes.size(unit) > 1) {
          int[] labels = Arrays.copyOfRange(categories, votes.start(unit), votes.end(unit));
          visitor.accept(new Alike(labels, labels.length, 1));
        }
      }
    };
  }

  /** Returns the two-sided interval by Student's t with a degree of freedom less than units. */
  public Interval interval(double confidence) {
    double reach =
        standardError
            * TDistribution.of(units - 1.0)
                .inverseSurvivalProbability(Interval.tail(confidence) / 2);
    return new Interval(Math.max(-1, alpha - reach), Math.min(1, alpha + reach));
  }
}
