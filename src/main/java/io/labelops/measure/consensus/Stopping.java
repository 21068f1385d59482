package io.labelops.measure.consensus;

/**
 * When an iterative fit ends.
 *
 * @param tolerance it ends once the log-likelihood changes by no more than this share of itself
 * @param maxIterations and at the latest after so many iterations, at least 1
 */
public record Stopping(double tolerance, int maxIterations) {

  /** As exact as the published comparisons of Dawid–Skene. */
  public static final Stopping EXACT = new Stopping(1e-10, 2_000);

  /** Enough where the last digits of a probability do not matter. */
  public static final Stopping QUICK = new Stopping(1e-7, 200);

  public Stopping {
    if (!(tolerance >= 0) || maxIterations < 1) {
      throw new IllegalArgumentException(
          "Tolerance " + tolerance + ", at most " + maxIterations + " iterations");
    }
  }

  boolean reached(double before, double now) {
    return Math.abs(now - before) <= tolerance * Math.abs(now);
  }
}
