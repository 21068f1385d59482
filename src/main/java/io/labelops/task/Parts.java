package io.labelops.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decides on each part of a label by itself: it stays where more than half of the annotators stand
 * behind it, and where exactly half do, the whole label is tied.
 */
final class Parts<P> {

  private final int annotators;
  private final List<P> kept = new ArrayList<>();
  private int least;
  private boolean tied;

  Parts(int annotators) {
    this.annotators = annotators;
    this.least = annotators;
  }

  void add(P part, int support) {
    least = Math.min(least, Math.max(support, annotators - support));
    tied |= 2 * support == annotators;
    if (2 * support > annotators) {
      kept.add(part);
    }
  }

  <T> StructuredRules.Outcome<T> outcome(Function<List<P>, T> label) {
    return new StructuredRules.Outcome<>(tied ? null : label.apply(kept), least);
  }
}
