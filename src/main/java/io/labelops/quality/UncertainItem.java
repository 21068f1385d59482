package io.labelops.quality;

/**
 * An item whose leading label is not probable enough.
 *
 * @param certainty of the leading label, 0 to 1
 * @param labels it has
 */
public record UncertainItem(long itemId, String item, double certainty, int labels) {}
