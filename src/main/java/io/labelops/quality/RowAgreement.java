package io.labelops.quality;

import io.labelops.measure.AlphaInterval;
import io.labelops.measure.Interval;
import io.labelops.task.LabelAgreement;
import org.jspecify.annotations.Nullable;

/**
 * How far annotators agree in a part of the labels, under its newest guideline major.
 *
 * @param items with two labels or more
 * @param alpha Krippendorff's, with the distance of the task type; null where it is not defined
 * @param interval 95 %; analytic (Gwet 2014), resampled where not nominal
 */
record RowAgreement(long items, @Nullable Double alpha, @Nullable Interval interval) {

  static final RowAgreement NONE = new RowAgreement(0, null, null);

  private static final double CONFIDENCE = 0.95;

  static RowAgreement of(AlphaInterval alpha) {
    return new RowAgreement(alpha.units(), alpha.alpha(), alpha.interval(CONFIDENCE));
  }

  static RowAgreement of(LabelAgreement measured) {
    return new RowAgreement(
        measured.agreement().units(),
        measured.agreement().alpha().isPresent()
            ? measured.agreement().alpha().getAsDouble()
            : null,
        measured.interval());
  }
}
