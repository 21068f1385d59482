package io.labelops.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts one part, waits until it can be used and says so in one line. */
final class PartStarter {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final List<String> FOREIGN_SETTINGS =
      List.of("SPRING_", "SERVER_", "MANAGEMENT_", "CAMUNDA_", "ZEEBE_");

  private final Home home;
  private final PrintStream out;

  PartStarter(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  void start(Part part) {
    Instant begun = Instant.now();
    PartProcess process = new PartProcess(home, part.name());
    Optional<ProcessHandle> running = process.find();
    try {
      // One that is found may be just about to end, as PostgreSQL's holder is after a crash.
      boolean ready = running.isPresent() && becomesReady(part, running.get(), begun);
      if (!ready && !becomesReady(part, launch(part, process), begun)) {
        throw failure(part, "ended while starting");
      }
    } catch (IOException e) {
      throw new StackFailure("Could not start " + part.name() + ": " + e.getMessage(), e);
    }
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    out.println(
        String.format(
            Locale.ROOT, "%-17s ready on %-17s %6.1f s", part.name(), part.address(), seconds));
  }

  private ProcessHandle launch(Part part, PartProcess process) throws IOException {
    Files.createDirectories(part.directory());
    Path log = home.log(part.name());
    if (Files.exists(log)) {
      Files.move(
          log, home.logs().resolve(part.name() + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>(detached());
    command.add(Installation.JAVA);
    command.add(process.marker());
    command.addAll(part.javaArguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(part.directory().toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(log.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> FOREIGN_SETTINGS.stream().anyMatch(prefix -> name.startsWith(prefix)));
    environment.putAll(part.environment());
    ProcessHandle handle = builder.start().toHandle();
    process.record(handle);
    return handle;
  }

  /** A session of its own keeps a part alive when the terminal closes or gets Ctrl-C. */
  private static List<String> detached() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    return onPath("perl")
        ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV")
        : List.of();
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Waits until the part can be used; false when its process has ended. */
  private boolean becomesReady(Part part, ProcessHandle process, Instant begun) throws IOException {
    while (!part.ready().getAsBoolean()) {
      if (!ProcessEnd.isRunning(process)) {
        Files.deleteIfExists(home.pidFile(part.name()));
        return false;
      }
      if (Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0) {
        throw failure(part, "was not ready after " + PATIENCE.toMinutes() + " minutes");
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StackFailure("Interrupted while waiting for " + part.name(), e);
      }
    }
    return true;
  }

  private StackFailure failure(Part part, String what) throws IOException {
    return new StackFailure(
        part.name()
            + " "
            + what
            + ". The last lines of "
            + home.log(part.name())
            + ":\n"
            + LogFile.lastMessages(home.log(part.name()), 20).indent(4).stripTrailing());
  }
}
