package io.labelops.quality;

/** A current label of an item. */
record Vote(long itemId, String item, long annotatorId, String label) {}
