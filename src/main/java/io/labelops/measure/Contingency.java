package io.labelops.measure;

import java.util.OptionalDouble;

/**
 * How often two annotators gave each pair of categories, and what follows from it.
 *
 * <p>All coefficients are at most 1, 0 for chance, and empty where chance alone would agree on
 * everything, or there are no pairs.
 */
public final class Contingency {

  private final double[][] counts;
  private final double[] first;
  private final double[] second;
  private final double total;

  private Contingency(double[][] counts) {
    this.counts = counts;
    this.first = new double[counts.length];
    this.second = new double[counts.length];
    double sum = 0;
    for (int a = 0; a < counts.length; a++) {
      for (int b = 0; b < counts.length; b++) {
        first[a] += counts[a][b];
        second[b] += counts[a][b];
        sum += counts[a][b];
      }
    }
    this.total = sum;
  }

  /**
   * Takes a table of counts or proportions.
   *
   * @param counts row: category of the first annotator, column: of the second; square, not negative
   */
  public static Contingency of(double[][] counts) {
    double[][] copy = new double[counts.length][];
    for (int a = 0; a < counts.length; a++) {
      copy[a] = Distance.finite(counts[a]);
      if (copy[a].length != counts.length) {
        throw new IllegalArgumentException("Row " + a + " has " + copy[a].length + " columns");
      }
    }
    return new Contingency(copy);
  }

  /** Counts the units both annotators labelled, the first label of each. */
  public static Contingency of(Votes votes, int firstAnnotator, int secondAnnotator) {
    double[][] counts = new double[votes.categoryCount()][votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int a = label(votes, unit, firstAnnotator);
      int b = label(votes, unit, secondAnnotator);
      if (a >= 0 && b >= 0) {
        counts[a][b]++;
      }
    }
    return new Contingency(counts);
  }

  private static int label(Votes votes, int unit, int annotator) {
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      if (votes.annotator(i) == annotator) {
        return votes.category(i);
      }
    }
    return -1;
  }

  /** Returns the number of pairs, or the sum of the proportions. */
  public double total() {
    return total;
  }

  public OptionalDouble percent() {
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(agreeing());
  }

  private double agreeing() {
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      sum += counts[c][c];
    }
    return sum / total;
  }

  /** Returns Cohen's κ (Cohen 1960). */
  public OptionalDouble cohen() {
    return cohen(Distance.nominal());
  }

  /**
   * Returns Cohen's weighted κ (Cohen 1968), {@link Distance#linear}, {@link Distance#quadratic} or
   * any other.
   */
  public OptionalDouble cohen(Distance distance) {
    double observed = 0;
    double expected = 0;
    for (int a = 0; a < counts.length; a++) {
      for (int b = 0; b < counts.length; b++) {
        double weight = distance.between(a, b);
        observed += weight * counts[a][b];
        expected += weight * first[a] * second[b];
      }
    }
    return expected > 0
        ? OptionalDouble.of(1 - observed * total / expected)
        : OptionalDouble.empty();
  }

  /** Returns Scott's π (Scott 1955): chance from the categories of both annotators together. */
  public OptionalDouble scott() {
    double chance = 0;
    for (int c = 0; c < counts.length; c++) {
      chance += square((first[c] + second[c]) / (2 * total));
    }
    return corrected(chance);
  }

  /** Returns Gwet's AC1 (Gwet 2008); needs two categories. */
  public OptionalDouble ac1() {
    double chance = 0;
    for (int c = 0; c < counts.length; c++) {
      double share = (first[c] + second[c]) / (2 * total);
      chance += share * (1 - share);
    }
    return counts.length < 2 ? OptionalDouble.empty() : corrected(chance / (counts.length - 1));
  }

  /** Returns the coefficient of Brennan &amp; Prediger 1981: chance is 1 / categories. */
  public OptionalDouble brennanPrediger() {
    return counts.length < 2 ? OptionalDouble.empty() : corrected(1.0 / counts.length);
  }

  private OptionalDouble corrected(double chance) {
    return total == 0 ? OptionalDouble.empty() : NominalTally.corrected(agreeing(), chance);
  }

  /**
   * Returns the large-sample standard error of weighted κ (Fleiss, Cohen &amp; Everitt 1969), with
   * agreement weights 1 − distance / largest distance; the table holds counts.
   */
  public OptionalDouble cohenStandardError(Distance distance) {
    OptionalDouble kappa = cohen(distance);
    if (kappa.isEmpty()) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    for (int a = 0; a < counts.length; a++) {
      for (int b = 0; b < counts.length; b++) {
        largest = Math.max(largest, distance.between(a, b));
      }
    }
    return OptionalDouble.of(standardError(distance, largest));
  }

  private double standardError(Distance distance, double largest) {
    int size = counts.length;
    double[] ofRow = new double[size];
    double[] ofColumn = new double[size];
    double observed = 0;
    double chance = 0;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        double weight = 1 - distance.between(a, b) / largest;
        ofRow[a] += weight * second[b] / total;
        ofColumn[b] += weight * first[a] / total;
        observed += weight * counts[a][b] / total;
        chance += weight * first[a] * second[b] / (total * total);
      }
    }
    double sum = 0;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        double weight = 1 - distance.between(a, b) / largest;
        sum +=
            counts[a][b]
                / total
                * square(weight * (1 - chance) - (ofRow[a] + ofColumn[b]) * (1 - observed));
      }
    }
    double variance = sum - square(observed * chance - 2 * chance + observed);
    return Math.sqrt(Math.max(0, variance) / total) / square(1 - chance);
  }

  private static double square(double value) {
    return value * value;
  }
}
