package io.labelops.process;

/** Tasklist does not answer as it should; it passes by itself. */
final class TasklistAway extends RuntimeException {

  TasklistAway(String message) {
    super(message);
  }

  TasklistAway(String message, Throwable cause) {
    super(message, cause);
  }
}
