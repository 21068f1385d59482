package io.labelops.measure.people;

import io.labelops.measure.Proportion;
import io.labelops.measure.Votes;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether an annotator says the same again of a unit shown twice: intra-rater agreement.
 *
 * @param same repeats with the label of the annotator's first answer on the unit
 * @param chance how often two of the annotator's labels of different units are the same, 0 to 1;
 *     NaN with fewer than two labels
 */
public record SelfConsistency(Proportion same, double chance) {

  /** Returns every annotator's consistency, by number; without repeats there are no trials. */
  public static SelfConsistency[] of(Votes votes, double confidence) {
    int annotators = votes.annotatorCount();
    int[] repeats = new int[annotators];
    int[] same = new int[annotators];
    double[][] said = new double[annotators][];
    Map<Integer, Integer> first = new HashMap<>();
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      first.clear();
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        int annotator = votes.annotator(i);
        Integer before = first.putIfAbsent(annotator, votes.category(i));
        if (before != null) {
          repeats[annotator]++;
          same[annotator] += before == votes.category(i) ? 1 : 0;
        } else {
          if (said[annotator] == null) {
            said[annotator] = new double[votes.categoryCount()];
          }
          said[annotator][votes.category(i)]++;
        }
      }
    }
    SelfConsistency[] all = new SelfConsistency[annotators];
    for (int a = 0; a < annotators; a++) {
      all[a] =
          new SelfConsistency(
              Proportion.of(same[a], repeats[a], confidence),
              said[a] == null ? Double.NaN : chance(said[a]));
    }
    return all;
  }

  private static double chance(double[] said) {
    double n = 0;
    double pairs = 0;
    for (double times : said) {
      n += times;
      pairs += times * (times - 1);
    }
    return n < 2 ? Double.NaN : pairs / (n * (n - 1));
  }

  /** Returns (same − chance) / (1 − chance), Cohen's κ of the annotator with itself; or NaN. */
  public double kappa() {
    double share = (double) same.successes() / same.trials();
    return chance < 1 ? (share - chance) / (1 - chance) : Double.NaN;
  }
}
