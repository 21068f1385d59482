package io.labelops.quality;

import io.labelops.task.LabelRules;
import io.labelops.task.Settled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the items that people have to look at: tied ones, ones with a weak majority, and the first
 * ones of annotators on probation.
 */
record QuestionCheck(List<ItemInQuestion> items, List<Check> checks) {

  static QuestionCheck find(
      List<Vote> votes, LabelRules rules, BatchTerms terms, Set<Long> probation) {
    Map<Long, String> keys = new LinkedHashMap<>();
    Map<Long, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (Vote vote : votes) {
      keys.put(vote.itemId(), vote.item());
      counts
          .computeIfAbsent(vote.itemId(), _ -> new TreeMap<>())
          .merge(vote.label(), 1, Integer::sum);
    }
    List<ItemInQuestion> questions = new ArrayList<>();
    List<ItemInQuestion> probated = new ArrayList<>();
    counts.forEach(
        (itemId, given) -> {
          Settled consensus = rules.settle(given);
          String item = keys.getOrDefault(itemId, "");
          if (consensus.isTied()) {
            questions.add(
                new ItemInQuestion(itemId, item, ItemInQuestion.Reason.NO_MAJORITY, given));
          } else if (consensus.share() < terms.minSupport()) {
            questions.add(
                new ItemInQuestion(itemId, item, ItemInQuestion.Reason.LOW_SUPPORT, given));
          } else if (probation.contains(itemId)) {
            probated.add(new ItemInQuestion(itemId, item, ItemInQuestion.Reason.PROBATION, given));
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
    if (probation.isEmpty()) {
      return new QuestionCheck(List.copyOf(questions), List.of(check));
    }
    Check first =
        new Check(
            "probationItems",
            (double) probated.size(),
            null,
            counts.size(),
            null,
            null,
            null,
            "first items under a certificate, all looked at");
    questions.addAll(probated);
    return new QuestionCheck(List.copyOf(questions), List.of(check, first));
  }
}
