package io.labelops.pilot;

import io.labelops.task.LabelRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which items of a round need no further labels in production. */
final class CountingItems {

  private CountingItems() {}

  /**
   * Items with at least as many labels as production asks for, and with a label that settles them.
   *
   * @param votes labels under one major version of the guideline, by item
   */
  static Set<Long> of(Map<Long, List<PilotVote>> votes, LabelRules rules, int labelsNeeded) {
    return votes.entrySet().stream()
        .filter(item -> item.getValue().size() >= labelsNeeded)
        .filter(item -> !isOpen(item.getValue(), rules))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an item's labels settle nothing. */
  static boolean isOpen(List<PilotVote> votes, LabelRules rules) {
    Map<String, Integer> counts = new HashMap<>();
    votes.forEach(vote -> counts.merge(vote.label(), 1, Integer::sum));
    return rules.settle(counts).label() == null;
  }
}
