package io.labelops.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One figure with what it was measured on.
 *
 * @param of the vendor, holder or currency it is about; null for the whole dataset version
 * @param value null where there is nothing to divide by
 * @param n observations
 * @param lower lower end of a 95 % interval where the value is an estimate
 * @param from first day, null where it is the dataset to date
 */
@Schema(description = "A figure with unit, n, interval and period; no value where n is 0")
record Figure(
    FigureName figure,
    @Nullable String of,
    @Nullable Double value,
    String unit,
    @Nullable Double numerator,
    @Nullable Double denominator,
    long n,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String period,
    @Nullable String note) {

  static final String TO_DATE = "dataset to date";

  static Figure of(FigureName figure, @Nullable Double value, long n, String period) {
    return new Figure(
        figure, null, value, figure.getUnit(), null, null, n, null, null, null, null, period, null);
  }

  static Figure ratio(FigureName figure, double numerator, double denominator, String period) {
    return of(figure, denominator == 0 ? null : numerator / denominator, (long) denominator, period)
        .over(numerator, denominator);
  }

  Figure over(double above, double below) {
    return new Figure(
        figure, of, value, unit, above, below, n, lower, upper, from, until, period, note);
  }

  Figure of(@Nullable String whom) {
    return new Figure(
        figure,
        whom,
        value,
        unit,
        numerator,
        denominator,
        n,
        lower,
        upper,
        from,
        until,
        period,
        note);
  }

  Figure in(String other) {
    return new Figure(
        figure,
        of,
        value,
        other,
        numerator,
        denominator,
        n,
        lower,
        upper,
        from,
        until,
        period,
        note);
  }

  Figure counting(long observations) {
    return new Figure(
        figure,
        of,
        value,
        unit,
        numerator,
        denominator,
        observations,
        lower,
        upper,
        from,
        until,
        period,
        note);
  }

  Figure within(@Nullable Double low, @Nullable Double high) {
    return new Figure(
        figure, of, value, unit, numerator, denominator, n, low, high, from, until, period, note);
  }

  Figure between(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new Figure(
        figure,
        of,
        value,
        unit,
        numerator,
        denominator,
        n,
        lower,
        upper,
        first,
        last,
        period,
        note);
  }

  Figure noting(@Nullable String text) {
    return new Figure(
        figure,
        of,
        value,
        unit,
        numerator,
        denominator,
        n,
        lower,
        upper,
        from,
        until,
        period,
        text);
  }
}
