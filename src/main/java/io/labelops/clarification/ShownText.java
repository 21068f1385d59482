package io.labelops.clarification;

import org.jspecify.annotations.Nullable;

/**
 * The guideline in force as an annotator is shown it.
 *
 * @param language of the translation; null where it is the original
 * @param note why it is the original although another language was asked for
 */
record ShownText(
    String guidelineKey,
    String version,
    @Nullable String language,
    @Nullable String translator,
    String body,
    @Nullable String note) {}
