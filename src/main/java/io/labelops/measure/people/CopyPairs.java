package io.labelops.measure.people;

import io.labelops.measure.Votes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two annotators that give the same wrong answers more often than chance makes likely.
 *
 * <p>Agreeing on what is right is no sign of copying; agreeing on what is wrong is (Frary 1993,
 * "Statistical detection of multiple-choice answer copying"). Of the units on which both are wrong,
 * the same wrong label is expected as often as the wrong labels of all annotators on units of that
 * truth fall together.
 *
 * @param bothWrong units on which both are wrong
 * @param same of these, units with the same label
 * @param expected the number expected by chance
 * @param z how many standard errors {@code same} is above it
 */
public record CopyPairs(int first, int second, int bothWrong, int same, double expected, double z) {

  /**
   * Finds pairs.
   *
   * @param truth of each unit, gold or consensus, negative where not known
   * @param leastWrong units on which both have to be wrong, for a pair to be looked at
   * @param leastZ the least z
   * @return most striking first
   */
  public static List<CopyPairs> find(Votes votes, int[] truth, int leastWrong, double leastZ) {
    double[] chance = chanceOfSame(votes, truth);
    int annotators = votes.annotatorCount();
    List<CopyPairs> found = new ArrayList<>();
    int[] wrong = new int[annotators];
    int[] same = new int[annotators];
    double[] expected = new double[annotators];
    double[] variance = new double[annotators];
    int[][] units = unitsWrong(votes, truth);
    for (int first = 0; first < annotators; first++) {
      for (int position : units[first]) {
        int unit = unitOf(votes, position);
        double p = chance[truth[unit]];
        for (int i = votes.start(unit); i < votes.end(unit); i++) {
          int second = votes.annotator(i);
          if (second > first && votes.category(i) != truth[unit]) {
            wrong[second]++;
            same[second] += votes.category(i) == votes.category(position) ? 1 : 0;
            expected[second] += p;
            variance[second] += p * (1 - p);
          }
        }
      }
      for (int second = first + 1; second < annotators; second++) {
        double z = (same[second] - expected[second]) / Math.sqrt(variance[second]);
        if (wrong[second] >= leastWrong && z >= leastZ) {
          found.add(new CopyPairs(first, second, wrong[second], same[second], expected[second], z));
        }
        wrong[second] = 0;
        same[second] = 0;
        expected[second] = 0;
        variance[second] = 0;
      }
    }
    found.sort(Comparator.comparingDouble(CopyPairs::z).reversed());
    return List.copyOf(found);
  }

  /** Returns for each truth the chance that two wrong labels are the same. */
  private static double[] chanceOfSame(Votes votes, int[] truth) {
    double[][] counts = new double[votes.categoryCount()][votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      for (int i = votes.start(unit); truth[unit] >= 0 && i < votes.end(unit); i++) {
        counts[truth[unit]][votes.category(i)]++;
      }
    }
    double[] chance = new double[counts.length];
    for (int t = 0; t < counts.length; t++) {
      double sum = 0;
      double squares = 0;
      for (int c = 0; c < counts.length; c++) {
        sum += c == t ? 0 : counts[t][c];
        squares += c == t ? 0 : counts[t][c] * counts[t][c];
      }
      chance[t] = sum == 0 ? 0 : squares / (sum * sum);
    }
    return chance;
  }

  private static int[][] unitsWrong(Votes votes, int[] truth) {
    List<List<Integer>> positions = new ArrayList<>();
    for (int a = 0; a < votes.annotatorCount(); a++) {
      positions.add(new ArrayList<>());
    }
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      for (int i = votes.start(unit); truth[unit] >= 0 && i < votes.end(unit); i++) {
        if (votes.category(i) != truth[unit]) {
          positions.get(votes.annotator(i)).add(i);
        }
      }
    }
    return positions.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static int unitOf(Votes votes, int position) {
    int low = 0;
    int high = votes.unitCount() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (votes.start(middle) <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
