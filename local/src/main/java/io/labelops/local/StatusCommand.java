package io.labelops.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells which parts run, how much memory they hold and where to find what. */
final class StatusCommand {

  private final Home home;
  private final PrintStream out;

  StatusCommand(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /** Prints one line per part; false when a part does not run. */
  boolean run() {
    boolean complete = true;
    long total = 0;
    for (String part : Part.NAMES) {
      Optional<ProcessHandle> process = new PartProcess(home, part).find();
      complete &= process.isPresent();
      long megabytes = process.map(handle -> megabytes(part, handle)).orElse(0L);
      total += megabytes;
      out.println(
          process
              .map(
                  handle ->
                      String.format(
                          Locale.ROOT,
                          "%-17s running   pid %-8d %5d MB   for %s",
                          part,
                          handle.pid(),
                          megabytes,
                          age(handle)))
              .orElse(String.format("%-17s stopped", part)));
    }
    out.println(String.format(Locale.ROOT, "%-17s                        %5d MB", "total", total));
    out.println("  state       " + home.directory());
    StackFile.read(home).ifPresent(stack -> out.print(stack.addresses()));
    return complete;
  }

  private long megabytes(String part, ProcessHandle process) {
    long own = Memory.megabytes(process);
    return part.equals(Part.POSTGRES)
        ? own + new Postmaster(home.data(Part.POSTGRES)).find().map(Memory::ofTree).orElse(0L)
        : own;
  }

  private static String age(ProcessHandle process) {
    Duration age =
        Duration.between(process.info().startInstant().orElseGet(Instant::now), Instant.now());
    return age.toHours() > 0
        ? age.toHours() + " h " + age.toMinutesPart() + " min"
        : age.toMinutes() + " min " + age.toSecondsPart() + " s";
  }
}
