package io.labelops.pilot;

import org.jspecify.annotations.Nullable;

/**
 * One label of a round.
 *
 * @param major of the guideline version its annotator was shown
 * @param seconds it took, as its vendor says; null where it does not
 */
record PilotVote(
    long itemId,
    String item,
    long annotatorId,
    String label,
    int major,
    @Nullable Double seconds) {}
