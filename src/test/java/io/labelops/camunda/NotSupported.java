package io.labelops.camunda;

/** This Camunda lacks what was asked for; a real one may have it. */
final class NotSupported extends RuntimeException {

  NotSupported(String what) {
    super("not supported by the in-memory Camunda: " + what);
  }
}
