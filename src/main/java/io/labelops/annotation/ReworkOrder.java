package io.labelops.annotation;

import java.util.Set;

/**
 * What is to be labelled again and why.
 *
 * @param annotators whose labels go back under {@link ReworkScope#FLAGGED_ANNOTATORS}
 * @param items what goes back under {@link ReworkScope#ITEMS_IN_QUESTION}
 * @param barred annotators who get no more of the batch
 */
public record ReworkOrder(
    ReworkScope scope, Fault fault, Set<Long> annotators, Set<Long> items, Set<Long> barred) {

  public ReworkOrder {
    annotators = Set.copyOf(annotators);
    items = Set.copyOf(items);
    barred = Set.copyOf(barred);
  }
}
