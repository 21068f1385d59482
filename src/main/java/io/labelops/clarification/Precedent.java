package io.labelops.clarification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that holds for everybody who meets the same.
 *
 * @param guidelineVersion the version whose rule it cites
 * @param classCode null where it concerns no class of its own
 */
public record Precedent(
    long id,
    String guidelineKey,
    String guidelineVersion,
    @Nullable String classCode,
    String situation,
    String ruling,
    String ruleCited,
    Instant decidedAt) {}
