package io.labelops.quality;

import java.time.Instant;

/**
 * One version of a gate's terms; versions count per gate over all programs.
 *
 * @param programKey the program it holds for, {@code *} for those without their own
 */
public record GatePolicy<T extends GateTerms>(
    String programKey, Gate gate, int version, T terms, Instant changedAt, String changedBy) {}
