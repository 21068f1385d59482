package io.labelops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A part's process as its pid file names it: a pid that another program took over does not count.
 */
final class PartProcess {

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private final Home home;
  private final String part;

  PartProcess(Home home, String part) {
    this.home = home;
    this.part = part;
  }

  /** The argument by which a part's process can be told from any other. */
  String marker() {
    return "-Dlabelops.part=" + part + "@" + home.directory();
  }

  void record(ProcessHandle process) throws IOException {
    Instant started = process.info().startInstant().orElseGet(Instant::now);
    Files.writeString(home.pidFile(part), process.pid() + " " + started + "\n");
  }

  Optional<ProcessHandle> find() {
    Path file = home.pidFile(part);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(file).trim().split(" ");
      Instant started = Instant.parse(words[1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessEnd::isRunning)
          .filter(process -> isOurs(process, started));
    } catch (IOException
        | IndexOutOfBoundsException
        | DateTimeParseException
        | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The marker is asked too, because start instants shift when the system clock is set. */
  private boolean isOurs(ProcessHandle process, Instant started) {
    boolean sameStart =
        process
            .info()
            .startInstant()
            .map(actual -> Duration.between(started, actual).abs())
            .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) <= 0)
            .isPresent();
    return sameStart
        || process.info().commandLine().filter(line -> line.contains(marker())).isPresent();
  }

  /** Asks the process to end and waits until it has; false when it did not run. */
  boolean stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> running = find();
    if (running.isPresent()) {
      running.get().destroy();
      ProcessEnd.await(running.get());
    }
    Files.deleteIfExists(home.pidFile(part));
    return running.isPresent();
  }
}
