package io.labelops.measure;

import java.util.Arrays;
import java.util.Optional;

/**
 * Gwet's AC1 and AC2, and Fleiss' κ, for any number of labels per unit, with analytic errors.
 *
 * <p>Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition, chapters 2, 3 and 5: observed
 * agreement over units with two labels or more, categories over all units, the standard error from
 * the linearized coefficient over units, without finite population correction.
 *
 * @param observed share of agreement, 0 to 1
 * @param chance agreement expected by chance, 0 to 1
 * @param value the coefficient, at most 1
 * @param standardError over units; NaN with fewer than two units
 */
public record Gwet(double observed, double chance, double value, double standardError) {

  /** Returns AC1: all disagreements count alike. */
  public static Optional<Gwet> ac1(Votes votes) {
    return ac2(votes, Distance.nominal());
  }

  /**
   * Returns AC2, agreement being 1 − distance / largest distance between two categories.
   *
   * @return empty with fewer than two categories or nothing pairable
   */
  public static Optional<Gwet> ac2(Votes votes, Distance distance) {
    double[][] weights = weights(votes.categoryCount(), distance);
    double total = Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum();
    int categories = weights.length;
    double scale = total / ((double) categories * (categories - 1));
    double[] shares = shares(votes);
    double[] gain = new double[categories];
    double chance = 0;
    for (int c = 0; c < categories; c++) {
      gain[c] = scale * (1 - shares[c]);
      chance += shares[c] * gain[c];
    }
    return coefficient(votes, weights, chance, gain);
  }

  /** Returns Fleiss' κ, generalized to units with different numbers of labels. */
  public static Optional<Gwet> fleiss(Votes votes) {
    double[][] weights = weights(votes.categoryCount(), Distance.nominal());
    double[] shares = shares(votes);
    double chance = Arrays.stream(shares).map(share -> share * share).sum();
    return coefficient(votes, weights, chance, shares);
  }

  /**
   * @param gain what a label of each category adds to the chance agreement of its unit
   */
  private static Optional<Gwet> coefficient(
      Votes votes, double[][] weights, double chance, double[] gain) {
    int units = 0;
    int pairable = 0;
    double sum = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      units += votes.size(unit) > 0 ? 1 : 0;
      if (votes.size(unit) > 1) {
        pairable++;
        sum += agreement(votes, unit, weights);
      }
    }
    if (pairable == 0 || weights.length < 2 || !(chance < 1)) {
      return Optional.empty();
    }
    double observed = sum / pairable;
    double value = (observed - chance) / (1 - chance);
    double squares = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int size = votes.size(unit);
      if (size == 0) {
        continue;
      }
      double own = 0;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        own += gain[votes.category(i)] / size;
      }
      double part =
          size > 1
              ? (double) units
                  / pairable
                  * (agreement(votes, unit, weights) - chance)
                  / (1 - chance)
              : 0;
      double off = part - 2 * (1 - value) * (own - chance) / (1 - chance) - value;
      squares += off * off;
    }
    double error = Math.sqrt(squares / (units * (units - 1.0)));
    return Optional.of(new Gwet(observed, chance, value, error));
  }

  private static double agreement(Votes votes, int unit, double[][] weights) {
    double sum = 0;
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      for (int j = votes.start(unit); j < i; j++) {
        sum += weights[votes.category(i)][votes.category(j)];
      }
    }
    return 2 * sum / ((double) votes.size(unit) * (votes.size(unit) - 1));
  }

  /** Returns the mean over units of each category's share. */
  private static double[] shares(Votes votes) {
    double[] shares = new double[votes.categoryCount()];
    int units = 0;
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      units += votes.size(unit) > 0 ? 1 : 0;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        shares[votes.category(i)] += 1.0 / votes.size(unit);
      }
    }
    for (int c = 0; c < shares.length; c++) {
      shares[c] /= units;
    }
    return shares;
  }

  private static double[][] weights(int categories, Distance distance) {
    if (categories > 5_000) {
      throw new IllegalArgumentException(categories + " categories are more than 5000");
    }
    double largest = 0;
    for (int a = 0; a < categories; a++) {
      for (int b = 0; b < a; b++) {
        largest = Math.max(largest, distance.between(a, b));
      }
    }
    double[][] weights = new double[categories][categories];
    for (int a = 0; a < categories; a++) {
      for (int b = 0; b < categories; b++) {
        weights[a][b] = largest == 0 ? 1 : 1 - distance.between(a, b) / largest;
      }
    }
    return weights;
  }
}
