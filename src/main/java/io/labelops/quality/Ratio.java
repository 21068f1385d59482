package io.labelops.quality;

import org.jspecify.annotations.Nullable;

/** A figure as numerator and denominator; no value where there is nothing to divide by. */
record Ratio(long numerator, long denominator, @Nullable Double value) {

  static Ratio of(long numerator, long denominator) {
    return new Ratio(
        numerator, denominator, denominator == 0 ? null : (double) numerator / denominator);
  }
}
