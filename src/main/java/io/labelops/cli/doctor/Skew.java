package io.labelops.cli.doctor;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Compares another machine's clock with ours; leases, deadlines and timers rest on them. */
final class Skew {

  private static final Duration TOLERATED = Duration.ofSeconds(2);
  private static final Duration TOO_MUCH = Duration.ofSeconds(30);
  private static final String ADVICE = "synchronize the clocks (NTP) of all machines";

  private Skew() {}

  /** Judges a reading taken between two instants of ours that is right to a resolution. */
  static Finding of(
      String check, Instant reading, Instant before, Instant after, Duration resolution) {
    Instant ours = before.plus(Duration.between(before, after).dividedBy(2));
    Duration off = Duration.between(ours, reading);
    Duration sure = off.abs().minus(resolution).minus(Duration.between(before, after).dividedBy(2));
    String detail =
        sure.isPositive()
            ? String.format(Locale.ROOT, "%+.1f s beside this machine", off.toMillis() / 1000.0)
            : "the same as on this machine";
    if (sure.compareTo(TOO_MUCH) > 0) {
      return Finding.fail(check, detail, ADVICE);
    }
    return sure.compareTo(TOLERATED) > 0
        ? Finding.warn(check, detail, ADVICE)
        : Finding.ok(check, detail);
  }

  /** Reads the Date header, which has whole seconds. */
  static Optional<Finding> of(String check, HttpResponse<?> answer, Instant before, Instant after) {
    return answer
        .headers()
        .firstValue("Date")
        .flatMap(Skew::parsed)
        .map(date -> of(check, date.plusMillis(500), before, after, Duration.ofMillis(500)));
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
