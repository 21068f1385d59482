package io.labelops.guideline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A guideline version in a list, without its text. */
record GuidelineSummary(
    String guidelineKey,
    String version,
    @Nullable String changeNote,
    Instant publishedAt,
    int classes) {}
