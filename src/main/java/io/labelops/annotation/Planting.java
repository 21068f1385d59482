package io.labelops.annotation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items of a dataset are gold and how they are hidden among the work.
 *
 * @param gold all of them
 * @param heldBack items that are no work of the version and get into batches only by {@code
 *     choices}
 * @param share of each batch that is chosen gold, from 0 to below 1
 * @param choices what may be planted with a vendor, best first
 */
public record Planting(
    Set<Long> gold, Set<Long> heldBack, double share, Map<String, List<Long>> choices) {

  static final Planting NONE = new Planting(Set.of(), Set.of(), 0, Map.of());

  public Planting {
    gold = Set.copyOf(gold);
    heldBack = Set.copyOf(heldBack);
    choices = Map.copyOf(choices);
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("No share of a batch: " + share);
    }
  }
}
