package io.labelops.dashboard;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * A page that listens.
 *
 * <p>Each event is written by a thread of its own; a page that has not taken the last one when the
 * next is due is let go, and comes again by itself.
 */
final class LiveClient {

  // After this a page connects anew, so that its login is looked at again.
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final SseEmitter emitter = new SseEmitter(LIFE.toMillis());
  private final AtomicBoolean writing = new AtomicBoolean();

  SseEmitter emitter() {
    return emitter;
  }

  /** Begins to write; false where the page is too slow to be kept. */
  boolean send(SseEventBuilder event) {
    if (!writing.compareAndSet(false, true)) {
      close();
      return false;
    }
    Thread.startVirtualThread(() -> write(event));
    return true;
  }

  void close() {
    Thread.startVirtualThread(emitter::complete);
  }

  private void write(SseEventBuilder event) {
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException _) {
      emitter.complete();
    } finally {
      writing.set(false);
    }
  }
}
