package io.labelops.dashboard;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says times, numbers and states as people read them; templates know it as {@code wording}. */
@Component("wording")
class Wording {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);

  private final Clock clock;
  private final ReasonCodes reasons;

  Wording(Clock clock, ReasonCodes reasons) {
    this.clock = clock;
    this.reasons = reasons;
  }

  /** Why something was decided, as the form that asked for it says. */
  public String why(@Nullable String reason) {
    return reasons.words(reason);
  }

  public String at(@Nullable Instant instant, String timeZone) {
    return instant == null ? "–" : MINUTE.format(instant.atZone(zone(timeZone)));
  }

  /** How long ago, or how far ahead. */
  public String ago(@Nullable Instant instant) {
    if (instant == null) {
      return "–";
    }
    Duration past = Duration.between(instant, clock.instant());
    return past.isNegative() ? "in " + span(past.negated()) : span(past) + " ago";
  }

  public boolean isPast(@Nullable Instant instant) {
    return instant != null && instant.isBefore(clock.instant());
  }

  /** {@code SIGN_OFF} becomes "sign off", {@code goldAccuracy} "gold accuracy". */
  public String words(@Nullable String code) {
    return code == null
        ? "–"
        : code.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A figure with three decimals, a whole number without. */
  public String figure(@Nullable Double value) {
    if (value == null) {
      return "–";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf(value.longValue())
        : String.format(Locale.ROOT, "%.3f", value);
  }

  /** The look of a state: good, bad, busy or plain. */
  public String tone(@Nullable String state) {
    return switch (state) {
      case "PASS", "RELEASED", "ACCEPTED", "ACCEPT", "SIGN_OFF" -> "good";
      case "FAIL", "FAILED", "REJECTED", "REJECT", "BLOCK" -> "bad";
      case "LABELING", "AUDIT", "RELABELING", "RELEASE", "SUBMITTED", "INTAKE" -> "busy";
      case "UNDECIDED", "REVIEW", "REWORK" -> "warn";
      case null, default -> "plain";
    };
  }

  private static String span(Duration span) {
    if (span.toDays() >= 2) {
      return span.toDays() + " days";
    }
    if (span.toHours() >= 2) {
      return span.toHours() + " h";
    }
    return span.toMinutes() >= 2 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }

  private static ZoneId zone(String timeZone) {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }
}
