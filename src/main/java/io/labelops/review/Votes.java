package io.labelops.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Counts of labels, told without whose they are. */
final class Votes {

  private Votes() {}

  /** Returns the labels that lead together in order; of a single leader, it and the runners-up. */
  static List<String> contested(Map<String, Integer> votes) {
    List<Map.Entry<String, Integer>> ranked =
        new TreeMap<>(votes)
            .entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .toList();
    int most = ranked.getFirst().getValue();
    List<String> leaders = labels(ranked, most);
    if (leaders.size() > 1 || ranked.size() == 1) {
      return leaders;
    }
    List<String> contested = new ArrayList<>(leaders);
    contested.addAll(labels(ranked, ranked.get(1).getValue()));
    return contested;
  }

  private static List<String> labels(List<Map.Entry<String, Integer>> ranked, int count) {
    return ranked.stream().filter(e -> e.getValue() == count).map(Map.Entry::getKey).toList();
  }

  /**
   * Lays the votes out singly in an order that says nothing, the same whenever one person looks.
   *
   * <p>Another reader gets another order, so that the first vote does not sway all of them.
   */
  static List<String> shuffled(Map<String, Integer> votes, String reader, long reviewItemId) {
    List<String> labels = new ArrayList<>();
    new TreeMap<>(votes)
        .forEach((label, count) -> labels.addAll(Collections.nCopies(count, label)));
    Collections.shuffle(labels, new Random(31L * reader.hashCode() + Long.hashCode(reviewItemId)));
    return labels;
  }
}
