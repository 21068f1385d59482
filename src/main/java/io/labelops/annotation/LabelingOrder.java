package io.labelops.annotation;

import java.time.Instant;

/**
 * An order in which items are labelled.
 *
 * @param source what it was computed from, such as an upload of predictions
 * @param items that have a place; all others come after them
 * @param orderHash SHA-256 of their keys in this order, each ended by a line feed
 */
public record LabelingOrder(
    long id,
    String strategy,
    long seed,
    String source,
    int items,
    String orderHash,
    Instant orderedAt,
    String orderedBy) {}
