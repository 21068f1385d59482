package io.labelops.process;

import io.labelops.quality.Check;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers as the forms show them. */
final class Figures {

  private Figures() {}

  /** Writes a check as a line of a form. */
  static Evidence.Figure of(String figure, Check check) {
    return new Evidence.Figure(
        figure,
        check.value() == null ? "–" : number(check.value()),
        check.threshold() == null ? null : number(check.threshold()),
        check.n() == null ? null : String.valueOf(check.n()),
        interval(check.lower(), check.upper()),
        check.outcome() == null || check.note() == null
            ? check.outcome()
            : check.outcome() + " (" + check.note() + ")");
  }

  /** Writes a number with three decimals, a whole one without. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) >= 2
        ? String.valueOf(Math.round(value))
        : String.format(Locale.ROOT, "%.3f", value);
  }

  static @Nullable String interval(@Nullable Double lower, @Nullable Double upper) {
    return lower == null || upper == null ? null : number(lower) + " to " + number(upper);
  }
}
