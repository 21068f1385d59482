package io.labelops.annotation;

/** What a batch is labelled for. */
public enum BatchKind {
  PRODUCTION,
  RELABEL
}
