package io.labelops.process;

import java.time.Duration;

/** Waits before something is tried again. */
final class Pauses {

  private Pauses() {}

  /** The pause before the next try: doubled each time, never longer than the longest. */
  static Duration before(int tries, Duration first, Duration longest) {
    Duration pause = first.multipliedBy(1L << Math.min(tries - 1, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to try again", e);
    }
  }
}
