package io.labelops.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One gate's result with its figures. */
record GateRow(
    String resultKey,
    String gate,
    String subject,
    @Nullable String outcome,
    @Nullable String reason,
    int policyVersion,
    @Nullable String decisionVersion,
    Instant measuredAt,
    List<CheckRow> checks) {}
