package io.labelops.local;

/** A failure whose message is written for the person at the terminal. */
final class StackFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackFailure(String message) {
    super(message);
  }

  StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
