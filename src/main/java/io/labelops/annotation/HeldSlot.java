package io.labelops.annotation;

/**
 * A slot that an annotator holds, to be filled by one line.
 *
 * @param replaces whether the slot was reopened and still has its earlier label
 */
record HeldSlot(
    long itemId,
    int pass,
    int round,
    long annotatorId,
    int repeat,
    String guidelineVersion,
    boolean replaces) {}
