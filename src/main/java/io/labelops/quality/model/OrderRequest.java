package io.labelops.quality.model;

import org.jspecify.annotations.Nullable;

/**
 * In which order items are to be labelled.
 *
 * @param upload the predictions it rests on, the newest with probabilities if nothing is said
 * @param seed decides between items that are equally worth it; 1 if nothing is said
 * @param count of DIVERSITY, how many items are far from each other, at most 5,000; 500 if nothing
 *     is said
 */
record OrderRequest(
    @Nullable Strategy strategy,
    @Nullable String upload,
    @Nullable Long seed,
    @Nullable Integer count) {

  private static final int MOST = 5_000;
  private static final int USUAL = 500;

  /** What makes an item worth labelling (Settles 2009). */
  enum Strategy {
    /** The model's probabilities have much entropy. */
    UNCERTAINTY,
    /** Models, and people where they labelled it, say different things of it. */
    DISAGREEMENT,
    /** It is uncertain and far from the others that are chosen. */
    DIVERSITY
  }

  Strategy checkedStrategy() {
    if (strategy == null) {
      throw new InvalidModelRequest("strategy is UNCERTAINTY, DISAGREEMENT or DIVERSITY");
    }
    return strategy;
  }

  long checkedSeed() {
    return seed == null ? 1 : seed;
  }

  int checkedCount() {
    int checked = count == null ? USUAL : count;
    if (checked < 1 || checked > MOST) {
      throw new InvalidModelRequest("count is from 1 to %d".formatted(MOST));
    }
    return checked;
  }
}
