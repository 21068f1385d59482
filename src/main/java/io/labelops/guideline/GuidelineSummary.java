package io.labelops.guideline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A guideline version in a list, without its text.
 *
 * @param versionBefore the version it followed, null for a first one
 * @param changeClass what it did to labels made before
 * @param changeId the change request it came from
 */
public record GuidelineSummary(
    String guidelineKey,
    String version,
    @Nullable String changeNote,
    Instant publishedAt,
    int classes,
    String ontologyVersion,
    String publishedBy,
    @Nullable String versionBefore,
    @Nullable ChangeClass changeClass,
    @Nullable String changeId,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnReason) {}
