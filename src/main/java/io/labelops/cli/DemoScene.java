package io.labelops.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Where the parts of the demo play: its dataset, its people, and the time they have. */
record DemoScene(
    Installation installation, String dataset, DemoWorld world, Watch watch, Progress progress) {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  Desk desk(String username, String group) {
    return new Desk(installation, username, group, progress);
  }

  String version() {
    return "/datasets/" + dataset + "/versions/1";
  }

  String link(String path) {
    return installation.labelops().resolve(path).toString();
  }

  /** Waits until there is something, but no longer than until the dataset is decided. */
  <T> Optional<T> await(Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    Optional<T> found = look.get();
    while (found.isEmpty()) {
      if (watch.decided() || System.nanoTime() > deadline) {
        return Optional.empty();
      }
      Pause.of(LOOK);
      found = look.get();
    }
    return found;
  }

  /** A figure with its interval, {@code 0.71 [0.68, 0.74]}. */
  static String figure(JsonNode value, JsonNode interval) {
    return value.isNumber() && interval.path("lower").isNumber()
        ? String.format(
            Locale.ROOT,
            "%.2f [%.2f, %.2f]",
            value.asDouble(),
            interval.path("lower").asDouble(),
            interval.path("upper").asDouble())
        : "not known";
  }
}
