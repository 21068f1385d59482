package io.labelops.certification;

import org.jspecify.annotations.Nullable;

/**
 * An item of a test, as it is kept.
 *
 * @param shownAs what it is called in the test, so that it is not found again in work
 */
record TestItem(
    long itemId,
    String shownAs,
    String payload,
    String expected,
    @Nullable String answer,
    @Nullable Boolean correct) {}
