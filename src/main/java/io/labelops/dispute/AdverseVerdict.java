package io.labelops.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verdict against a vendor's work, as the vendor sees it.
 *
 * @param item the item of a correction
 * @param label what the reviewer put in the place of the vendor's label
 * @param disputableUntil the last moment of the window
 * @param dispute the dispute about it, where there is one
 */
record AdverseVerdict(
    String verdict,
    VerdictKind kind,
    String batchId,
    @Nullable String item,
    int round,
    Instant verdictAt,
    @Nullable String label,
    @Nullable String rationale,
    Instant disputableUntil,
    @Nullable Long dispute) {}
