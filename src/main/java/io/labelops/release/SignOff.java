package io.labelops.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One person's signature under a package, or their refusal. */
public record SignOff(
    Duty duty,
    String actor,
    boolean signed,
    String manifestHash,
    @Nullable String reason,
    Instant signedAt) {}
