package io.labelops.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What most labels of one unit say.
 *
 * @param leaders the categories with the most labels, ascending: one, several when tied, none
 *     without labels
 * @param support labels for each leader
 * @param total labels of the unit
 */
public record Consensus(List<Integer> leaders, int support, int total) {

  public Consensus {
    leaders = List.copyOf(leaders);
  }

  /** Takes the plurality of one unit's labels, counted per category. */
  public static Consensus majority(int[] counts) {
    int support = Arrays.stream(counts).max().orElse(0);
    List<Integer> leaders = new ArrayList<>(1);
    for (int category = 0; support > 0 && category < counts.length; category++) {
      if (counts[category] == support) {
        leaders.add(category);
      }
    }
    return new Consensus(leaders, support, Arrays.stream(counts).sum());
  }

  /** Takes the plurality of every unit. */
  public static List<Consensus> majority(Ratings ratings) {
    List<Consensus> consensus = new ArrayList<>(ratings.unitCount());
    for (int unit = 0; unit < ratings.unitCount(); unit++) {
      consensus.add(majority(ratings.counts(unit)));
    }
    return consensus;
  }

  /** Returns the one leading category; a tie is for a person to break. */
  public OptionalInt category() {
    return leaders.size() == 1 ? OptionalInt.of(leaders.getFirst()) : OptionalInt.empty();
  }

  public boolean tied() {
    return leaders.size() > 1;
  }

  /** Returns the share of the labels behind the leader or each leader, 0 without labels. */
  public double confidence() {
    return total == 0 ? 0 : (double) support / total;
  }

  /** Returns the chance that a leader picked at random is this category. */
  double credit(int category) {
    return leaders.contains(category) ? 1.0 / leaders.size() : 0;
  }
}
