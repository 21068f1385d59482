package io.labelops.measure;

/**
 * How much two categories differ, as it enters a disagreement: 0 for the same, else above 0.
 *
 * <p>Krippendorff's δ² and the disagreement weight of Cohen 1968. Symmetric and finite.
 */
@FunctionalInterface
public interface Distance {

  double between(int first, int second);

  /** Any two categories differ by 1. */
  static Distance nominal() {
    return (first, second) -> first == second ? 0 : 1;
  }

  /** Categories differ by the steps between them. */
  static Distance linear() {
    return (first, second) -> Math.abs(first - second);
  }

  /** Categories differ by the square of the steps between them. */
  static Distance quadratic() {
    return (first, second) -> (double) (first - second) * (first - second);
  }

  /**
   * Categories differ by the square of the difference of their values.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  static Distance interval(double[] values) {
    double[] finite = finite(values);
    return (first, second) -> (finite[first] - finite[second]) * (finite[first] - finite[second]);
  }

  /**
   * Categories differ by ((a − b)/(a + b))² of their values, 0 where both are 0.
   *
   * @throws IllegalArgumentException if a value is not finite or below 0
   */
  static Distance ratio(double[] values) {
    double[] finite = finite(values);
    for (double value : finite) {
      if (value < 0) {
        throw new IllegalArgumentException("A ratio has no negative values, but " + value);
      }
    }
    return (first, second) -> {
      double a = finite[first];
      double b = finite[second];
      return a == b ? 0 : Math.pow((a - b) / (a + b), 2);
    };
  }

  /** Copies values, all of which are finite. */
  static double[] finite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("Value " + i + " is " + values[i]);
      }
    }
    return values.clone();
  }
}
