package io.labelops.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the items that need another label, where the policy gives them one.
 *
 * @param items uncertain ones with fewer labels than the policy's bound, least certain first
 */
record OverlapCheck(List<UncertainItem> items, List<Check> checks) {

  private static final OverlapCheck OFF = new OverlapCheck(List.of(), List.of());

  static OverlapCheck find(List<Vote> work, LabelCertainty certainty, BatchTerms terms) {
    if (!terms.overlaps()) {
      return OFF;
    }
    Map<Long, List<Vote>> byItem = new LinkedHashMap<>();
    work.forEach(vote -> byItem.computeIfAbsent(vote.itemId(), _ -> new ArrayList<>()).add(vote));
    List<UncertainItem> uncertain =
        byItem.values().stream()
            .map(votes -> item(votes, certainty))
            .filter(item -> item.certainty() < terms.overlapConfidence())
            .sorted(
                Comparator.comparingDouble(UncertainItem::certainty)
                    .thenComparingLong(UncertainItem::itemId))
            .toList();
    List<UncertainItem> below =
        uncertain.stream().filter(item -> item.labels() < terms.overlapMost()).toList();
    Check check =
        new Check(
            "uncertainItems",
            (double) uncertain.size(),
            0.0,
            byItem.size(),
            null,
            null,
            (uncertain.isEmpty() ? Verdict.PASS : Verdict.UNDECIDED).name(),
            String.format(
                Locale.ROOT,
                "leading label less probable than %.2f; %d may get another label, %d have %d already",
                terms.overlapConfidence(),
                below.size(),
                uncertain.size() - below.size(),
                terms.overlapMost()));
    return new OverlapCheck(below, List.of(check));
  }

  private static UncertainItem item(List<Vote> votes, LabelCertainty certainty) {
    Vote first = votes.getFirst();
    return new UncertainItem(first.itemId(), first.item(), certainty.of(votes), votes.size());
  }
}
