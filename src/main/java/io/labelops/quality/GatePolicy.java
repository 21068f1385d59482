package io.labelops.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a gate's terms; versions count per gate over all programs.
 *
 * @param programKey the program it holds for, {@code *} for those without their own
 * @param datasetKey the one dataset it holds for, null for more
 * @param reason why it was changed, null where nobody said
 */
public record GatePolicy<T extends GateTerms>(
    String programKey,
    @Nullable String datasetKey,
    Gate gate,
    int version,
    T terms,
    Instant changedAt,
    String changedBy,
    @Nullable String reason) {}
