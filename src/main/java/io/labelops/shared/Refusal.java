package io.labelops.shared;

import org.jspecify.annotations.Nullable;

/** Why one row of an import was not taken. */
public record Refusal(long line, @Nullable String field, String reason) {}
