package io.labelops;

import java.time.Duration;

/**
 * Ends the process when its shutdown hangs.
 *
 * <p>Closing the engine's client can wait for ever where the engine went away at the wrong moment,
 * and a copy that is told to end has to end: what it leaves undone is done by others.
 */
final class ShutdownLimit {

  private ShutdownLimit() {}

  static void install(Duration limit) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Thread.ofPlatform().daemon().start(() -> end(limit))));
  }

  private static void end(Duration limit) {
    try {
      Thread.sleep(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
