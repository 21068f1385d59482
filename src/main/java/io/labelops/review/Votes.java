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

  /** Returns the leading label, the first in order when several lead. */
  static String majority(Map<String, Integer> votes) {
    return ranked(votes).getFirst().getKey();
  }

  /**
   * Returns, in order, the labels that lead together; of a single leader, it and its runners-up.
   */
  static List<String> contested(Map<String, Integer> votes) {
    List<Map.Entry<String, Integer>> ranked = ranked(votes);
    int least = ranked.size() == 1 ? ranked.getFirst().getValue() : ranked.get(1).getValue();
    return ranked.stream()
        .filter(vote -> vote.getValue() >= least)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static List<Map.Entry<String, Integer>> ranked(Map<String, Integer> votes) {
    return new TreeMap<>(votes)
        .entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).toList();
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
