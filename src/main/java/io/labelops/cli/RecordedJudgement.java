package io.labelops.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Staff in a replay: reviewers and adjudicators see votes only, the auditor has the gold. */
record RecordedJudgement(Map<String, String> gold) implements Judgement {

  @Override
  public Answer adjudicate(String item, List<String> votes) {
    Map<String, Long> counts = new TreeMap<>();
    votes.forEach(vote -> counts.merge(vote, 1L, Long::sum));
    // The first of the tied labels in alphabetical order: votes alone say no more.
    String label =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElseThrow();
    return new Answer(label, true, "recorded votes are tied, nothing else is known");
  }

  @Override
  public String review(String item, String majority) {
    return majority;
  }

  @Override
  public Optional<String> audit(String item) {
    return Optional.ofNullable(gold.get(item));
  }

  @Override
  public Optional<Late> late(String batchId) {
    return Optional.of(Late.EXTEND);
  }
}
