package io.labelops.local;

import java.time.Duration;
import java.time.Instant;

/** Tells whether a process still runs and waits for its end, without being its parent. */
final class ProcessEnd {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private ProcessEnd() {}

  /** A dead process whose parent has not asked for its result yet has no command any more. */
  static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** Waits half a minute, then ends the process whatever it is doing. */
  static void await(ProcessHandle process) throws InterruptedException {
    Instant begun = Instant.now();
    while (isRunning(process)) {
      if (Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0) {
        process.destroyForcibly();
      }
      Thread.sleep(PAUSE);
    }
  }
}
