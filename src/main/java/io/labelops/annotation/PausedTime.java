package io.labelops.annotation;

import io.labelops.program.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a clock stood still since it was started, and whether it stands still now. */
record PausedTime(Duration total, boolean running) {

  static final PausedTime NONE = new PausedTime(Duration.ZERO, false);

  static PausedTime between(Instant from, Instant now, List<Pause> pauses) {
    Duration total =
        pauses.stream()
            .map(pause -> overlap(from, now, pause))
            .reduce(Duration.ZERO, Duration::plus);
    return new PausedTime(total, pauses.stream().anyMatch(pause -> pause.until() == null));
  }

  private static Duration overlap(Instant from, Instant now, Pause pause) {
    Instant until = pause.until();
    Instant start = pause.from().isAfter(from) ? pause.from() : from;
    Instant end = until == null || until.isAfter(now) ? now : until;
    return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
  }
}
