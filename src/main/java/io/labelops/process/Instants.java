package io.labelops.process;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants and spans as process variables and forms have them. */
final class Instants {

  private static final DateTimeFormatter VARIABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Instants() {}

  /** ISO-8601 in UTC with milliseconds, rounded up so that a timer never fires too soon. */
  static String variable(Instant instant) {
    return VARIABLE.format(instant.plusNanos(999_999));
  }

  static String readable(Instant instant) {
    return READABLE.format(instant);
  }

  /** The two biggest units of a span: {@code 2 d 3 h}. */
  static String readable(Duration span) {
    if (span.toDays() > 0) {
      return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
    }
    if (span.toHours() > 0) {
      return "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
    }
    return span.toMinutes() > 0
        ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
        : span.toSeconds() + " s";
  }
}
