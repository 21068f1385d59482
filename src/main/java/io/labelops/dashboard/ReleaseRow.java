package io.labelops.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict on a dataset version, or how far it is. */
record ReleaseRow(
    String verdict,
    @Nullable String reason,
    @Nullable String manifestHash,
    @Nullable Instant assembledAt,
    @Nullable Instant decidedAt,
    List<CheckRow> checks,
    List<Signature> signatures) {

  /** Who signed or refused, for what duty. */
  record Signature(String duty, String actor, boolean signed, Instant signedAt) {}
}
