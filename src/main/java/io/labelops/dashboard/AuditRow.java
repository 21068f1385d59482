package io.labelops.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One audit of a dataset version. */
record AuditRow(
    String id,
    int attempt,
    int lotSize,
    int sampled,
    int labelled,
    int defects,
    double maxDefectRate,
    double confidence,
    int policyVersion,
    Instant drawnAt,
    @Nullable Instant extendedAt,
    @Nullable String verdict,
    @Nullable String reason) {}
