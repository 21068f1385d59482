package io.labelops.audit;

/** How much a wrong label hurts. */
enum Severity {
  CRITICAL,
  MAJOR,
  MINOR
}
