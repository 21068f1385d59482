package io.labelops.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of the decision log. */
record DecisionRow(
    Instant decidedAt,
    String actor,
    String action,
    String subject,
    @Nullable String reason,
    @Nullable Long task) {}
