package io.labelops.measure;

import java.util.OptionalDouble;

/**
 * A share with its two-sided Clopper–Pearson interval.
 *
 * @param interval 0 to 1 without trials
 */
public record Proportion(int successes, int trials, Interval interval) {

  /**
   * Measures a share.
   *
   * @throws IllegalArgumentException unless 0 ≤ successes ≤ trials and 0 &lt; confidence &lt; 1
   */
  public static Proportion of(int successes, int trials, double confidence) {
    return new Proportion(successes, trials, Binomial.interval(successes, trials, confidence));
  }

  /** Returns successes / trials; empty without trials. */
  public OptionalDouble value() {
    return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) successes / trials);
  }
}
