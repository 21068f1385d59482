package io.labelops.quality;

import org.jspecify.annotations.Nullable;

/** A figure as numerator and denominator; no value where there is nothing to divide by. */
record Share(long numerator, long denominator, @Nullable Double value) {

  static Share of(long numerator, long denominator) {
    return new Share(
        numerator, denominator, denominator == 0 ? null : (double) numerator / denominator);
  }
}
