package io.labelops.annotation;

/** How a batch ends. */
public enum Settlement {
  ACCEPTED,
  REJECTED,
  CANCELLED;

  BatchState state() {
    return BatchState.valueOf(name());
  }
}
