package io.labelops.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lines of progress with the time since the start; safe to use from several threads. */
final class Progress {

  private static final Duration PACE = Duration.ofSeconds(3);

  private final PrintWriter out;
  private final boolean verbose;
  private final long start = System.nanoTime();
  private String last = "";
  private long lastAt = start;

  Progress(PrintWriter out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  synchronized void say(String line) {
    Duration since = Duration.ofNanos(System.nanoTime() - start);
    out.printf("%2d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), line);
    out.flush();
  }

  synchronized void print(String text) {
    out.println(text);
    out.flush();
  }

  /** Says a line when it differs from the one said here before, at most every three seconds. */
  synchronized void changed(String line) {
    long now = System.nanoTime();
    if (!line.equals(last) && now - lastAt > PACE.toNanos()) {
      last = line;
      lastAt = now;
      say(line);
    }
  }

  void detail(@Nullable String line) {
    if (verbose && line != null) {
      say(line);
    }
  }
}
