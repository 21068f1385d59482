package io.labelops.annotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How long a clock stood still since it was started, and whether it stands still now. */
record PausedTime(Duration total, boolean running) {

  static final PausedTime NONE = new PausedTime(Duration.ZERO, false);

  /** What is told twice counts once. */
  static PausedTime between(Instant from, Instant now, List<Span> spans) {
    Duration total = Duration.ZERO;
    Instant counted = from;
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Instant until = span.until();
      Instant start = span.from().isAfter(counted) ? span.from() : counted;
      Instant end = until == null || until.isAfter(now) ? now : until;
      if (start.isBefore(end)) {
        total = total.plus(Duration.between(start, end));
        counted = end;
      }
    }
    return new PausedTime(total, spans.stream().anyMatch(span -> span.until() == null));
  }

  /**
   * The same for items that have times of their own beside those of all: the one that stood still
   * shortest has the clock, and it stands still only while all of them do.
   */
  static PausedTime ofItems(
      Instant from, Instant now, List<Span> ofAll, Collection<List<Span>> items) {
    return items.stream()
        .map(own -> between(from, now, Stream.concat(ofAll.stream(), own.stream()).toList()))
        .reduce(PausedTime::shorter)
        .orElseGet(() -> between(from, now, ofAll));
  }

  private PausedTime shorter(PausedTime other) {
    return new PausedTime(
        total.compareTo(other.total) < 0 ? total : other.total, running && other.running);
  }
}
