package io.labelops.quality;

import io.labelops.quality.ItemInQuestion.Reason;
import io.labelops.task.LabelRules;
import io.labelops.task.Settled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the items that people have to look at: tied ones, ones with a weak majority, the first ones
 * of annotators on probation, and ones that a model doubts.
 */
record QuestionCheck(List<ItemInQuestion> items, List<Check> checks) {

  /**
   * Finds them.
   *
   * @param asked items that people look at whatever the labels say, and why
   * @param settled items that a consensus with models settled
   */
  static QuestionCheck find(
      List<Vote> votes,
      LabelRules rules,
      BatchTerms terms,
      Map<Long, Reason> asked,
      Set<Long> settled) {
    Map<Long, String> keys = new LinkedHashMap<>();
    Map<Long, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (Vote vote : votes) {
      keys.put(vote.itemId(), vote.item());
      counts
          .computeIfAbsent(vote.itemId(), _ -> new TreeMap<>())
          .merge(vote.label(), 1, Integer::sum);
    }
    List<ItemInQuestion> questions = new ArrayList<>();
    List<ItemInQuestion> others = new ArrayList<>();
    counts.forEach(
        (itemId, given) -> {
          Settled consensus = rules.settle(given);
          String item = keys.getOrDefault(itemId, "");
          if (consensus.isTied() && !settled.contains(itemId)) {
            questions.add(new ItemInQuestion(itemId, item, Reason.NO_MAJORITY, given));
          } else if (consensus.share() < terms.minSupport() && !settled.contains(itemId)) {
            questions.add(new ItemInQuestion(itemId, item, Reason.LOW_SUPPORT, given));
          } else if (asked.get(itemId) instanceof Reason reason) {
            others.add(new ItemInQuestion(itemId, item, reason, given));
          }
        });
    Check check =
        new Check(
            "itemsInQuestion",
            (double) questions.size(),
            0.0,
            counts.size(),
            null,
            null,
            questions.isEmpty() ? Verdict.PASS.name() : Verdict.FAIL.name(),
            "no majority, or support below %.2f".formatted(terms.minSupport()));
    List<Check> checks = new ArrayList<>(List.of(check));
    told(
            others,
            asked,
            counts.size(),
            Reason.PROBATION,
            "first items under a certificate, all looked at")
        .ifPresent(checks::add);
    told(others, asked, counts.size(), Reason.DOUBTED, "labels that a model doubts, all looked at")
        .ifPresent(checks::add);
    questions.addAll(others);
    return new QuestionCheck(List.copyOf(questions), List.copyOf(checks));
  }

  private static Optional<Check> told(
      List<ItemInQuestion> others, Map<Long, Reason> asked, int n, Reason reason, String why) {
    if (!asked.containsValue(reason)) {
      return Optional.empty();
    }
    long items = others.stream().filter(item -> item.reason() == reason).count();
    return Optional.of(
        new Check(
            reason.name().toLowerCase(Locale.ROOT) + "Items",
            (double) items,
            null,
            n,
            null,
            null,
            null,
            why));
  }
}
