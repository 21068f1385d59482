package io.labelops.clarification;

import java.time.Instant;

/**
 * A guideline version's text in another language.
 *
 * @param language BCP 47 tag
 * @param stale whether another version is in force by now, so that nobody is shown it
 */
record Translation(
    String guidelineKey,
    String version,
    String language,
    String translator,
    Instant addedAt,
    String addedBy,
    boolean stale) {}
