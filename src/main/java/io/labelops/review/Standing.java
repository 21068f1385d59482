package io.labelops.review;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide the items of a round.
 *
 * @param labellers staff who labelled the item themselves, by item
 * @param experts by class code, where it has some
 */
record Standing(Map<Long, Set<String>> labellers, Map<String, Set<String>> experts) {

  static final Standing OPEN = new Standing(Map.of(), Map.of());

  boolean labelled(String username, ReviewItem item) {
    return labellers.getOrDefault(item.itemId(), Set.of()).contains(username);
  }

  /** Whether the item was decided by somebody who had labelled it, so that somebody else must. */
  boolean isPartial(ReviewItem item) {
    String decider = item.verdict().decidedBy();
    return decider != null && labelled(decider, item);
  }

  /**
   * The experts of whom one has to adjudicate the item; none where its classes have no expert who
   * may.
   *
   * @param reviewer who reviewed the item, and so may not
   */
  Set<String> expertsOf(ReviewItem item, @Nullable String reviewer) {
    Set<String> able = new TreeSet<>();
    Votes.contested(item.votes())
        .forEach(code -> able.addAll(experts.getOrDefault(code, Set.of())));
    able.removeIf(expert -> expert.equals(reviewer) || labelled(expert, item));
    return able;
  }
}
