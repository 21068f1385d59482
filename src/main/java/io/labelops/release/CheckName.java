package io.labelops.release;

import java.util.Locale;

/** The checks of a release, in the order they are shown. */
enum CheckName {
  BATCHES_SETTLED,
  BATCH_GATES,
  REVIEWS_DECIDED,
  COVERAGE,
  AUDIT_DEFECT_RATE,
  AUDIT_LOT_UNCHANGED,
  AGREEMENT,
  WORST_CLASS,
  STALE_GUIDELINE;

  static CheckName of(ReleaseCheck check) {
    return valueOf(check.check().toUpperCase(Locale.ROOT));
  }

  String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
