package io.labelops.quality;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a gate against its threshold.
 *
 * @param n observations the value is of
 * @param lower lower end of the value's interval
 * @param upper upper end of the value's interval
 * @param outcome PASS, FAIL, UNDECIDED or NONE; null for a figure without a threshold
 */
public record Check(
    String name,
    @Nullable Double value,
    @Nullable Double threshold,
    @Nullable Integer n,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable String outcome,
    @Nullable String note) {}
