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

  /** The kind of who holds something, as it is said behind the name. */
  public String holder(@Nullable String kind) {
    return switch (kind) {
      case "VENDOR" -> "vendor";
      case "GROUP" -> "staff";
      case "PERSON" -> "requester";
      case null, default -> "";
    };
  }

  /** What a process is called on the pages. */
  public String process(String process) {
    return switch (process) {
      case "dataset-lifecycle" -> "Dataset";
      case "label-batch" -> "Batches";
      default -> process.substring(0, 1).toUpperCase(Locale.ROOT) + process.substring(1);
    };
  }

  /** How long it has lasted, without saying that it is past. */
  public String age(@Nullable Instant since) {
    return since == null ? "–" : span(Duration.between(since, clock.instant()));
  }

  public String lasting(Duration span) {
    return span(span);
  }

  /** A figure's value or an end of its interval in its unit. */
  public String value(Figure figure, @Nullable Double value) {
    if (value == null) {
      return "–";
    }
    return switch (figure.unit()) {
      case "share" -> String.format(Locale.ROOT, "%.1f %%", value * 100);
      case "business hours", "units per business day" -> String.format(Locale.ROOT, "%.1f", value);
      default -> String.format(Locale.ROOT, "%.3f", value);
    };
  }

  /** What a figure was divided, as {@code 40 of 50}. */
  public String parts(Figure figure) {
    return figure.value() == null || figure.numerator() == null || figure.denominator() == null
        ? ""
        : figure(figure.numerator()) + " / " + figure(figure.denominator());
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
