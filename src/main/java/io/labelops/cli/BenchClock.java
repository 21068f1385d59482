package io.labelops.cli;

import java.time.Duration;
import java.time.Instant;

/** Seconds since a run began, also of instants that a server on the same machine wrote down. */
record BenchClock(Instant start) {

  static BenchClock started() {
    return new BenchClock(Instant.now());
  }

  double now() {
    return at(Instant.now());
  }

  double at(Instant instant) {
    return Duration.between(start, instant).toNanos() / 1e9;
  }
}
