package io.labelops.pilot;

import io.labelops.pilot.PilotFindings.Disputed;
import io.labelops.task.LabelRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** On what and between which classes the annotators of a round differ. */
record Disagreements(List<PilotFindings.Confusion> confusions, List<PilotFindings.Disputed> items) {

  private static final int MOST_CONFUSIONS = 5;
  private static final int MOST_ITEMS = 10;

  static Disagreements of(Map<Long, List<PilotVote>> votesOf, LabelRules rules) {
    Map<List<String>, Integer> pairs = new HashMap<>();
    List<Disputed> items = new ArrayList<>();
    int differing = 0;
    for (List<PilotVote> votes : votesOf.values()) {
      double distance = 0;
      int compared = 0;
      for (int i = 0; i < votes.size(); i++) {
        for (int j = i + 1; j < votes.size(); j++) {
          String one = votes.get(i).label();
          String other = votes.get(j).label();
          compared++;
          distance += rules.distance(one, other);
          if (!rules.isRight(one, other)) {
            differing++;
            confused(rules, one, other).forEach(pair -> pairs.merge(pair, 1, Integer::sum));
          }
        }
      }
      if (distance > 0) {
        items.add(item(votes, distance / compared));
      }
    }
    int all = differing;
    return new Disagreements(
        pairs.entrySet().stream()
            .sorted(
                Map.Entry.<List<String>, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(pair -> String.join(" ", pair.getKey())))
            .limit(MOST_CONFUSIONS)
            .map(
                pair ->
                    new PilotFindings.Confusion(
                        pair.getKey().getFirst(),
                        pair.getKey().getLast(),
                        pair.getValue(),
                        (double) pair.getValue() / all))
            .toList(),
        items.stream()
            .sorted(
                Comparator.comparingDouble(Disputed::spread)
                    .reversed()
                    .thenComparing(Disputed::item))
            .limit(MOST_ITEMS)
            .toList());
  }

  private static Set<List<String>> confused(LabelRules rules, String one, String other) {
    Set<String> first = new TreeSet<>(rules.classes(one));
    Set<String> second = new TreeSet<>(rules.classes(other));
    Set<String> both = new TreeSet<>(first);
    both.retainAll(second);
    first.removeAll(both);
    second.removeAll(both);
    Set<List<String>> pairs = new TreeSet<>(Comparator.comparing((List<String> p) -> "" + p));
    if (first.isEmpty() || second.isEmpty()) {
      Set<String> alone = new TreeSet<>(first.isEmpty() ? second : first);
      alone.forEach(code -> pairs.add(List.of(code, "not given")));
      if (alone.isEmpty()) {
        both.forEach(code -> pairs.add(List.of(code, code)));
      }
    }
    for (String a : first) {
      second.forEach(b -> pairs.add(a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a)));
    }
    return pairs;
  }

  private static Disputed item(List<PilotVote> votes, double spread) {
    Map<String, Integer> counts = new TreeMap<>();
    votes.forEach(vote -> counts.merge(vote.label(), 1, Integer::sum));
    return new Disputed(votes.getFirst().itemId(), votes.getFirst().item(), counts, spread);
  }
}
