package io.labelops.measure.consensus;

import java.util.Arrays;
import java.util.List;

/**
 * The order of things that is closest to several rankings of them.
 *
 * <p>Kemeny 1959: least sum of the distances to the rankings, a pair counting 1 where the order is
 * opposite and 1/2 where it is tied in only one of both (Fagin, Kumar, Mahdian, Sivakumar &amp; Vee
 * 2006). Exact, over all orders with ties, in time 3<sup>things</sup>.
 *
 * @param rank of each thing, 0 for the best, equal for ties
 * @param distance sum of the distances in pairs
 * @param unique false where another order is as close: then nothing is decided
 */
public record Kemeny(int[] rank, double distance, boolean unique) {

  /** With more things the search would take too long. */
  public static final int MOST_THINGS = 10;

  /**
   * Finds the order.
   *
   * @param rankings the rank of each thing, equal for ties, at least one ranking
   * @throws IllegalArgumentException with more than {@value #MOST_THINGS} things, or rankings of
   *     different lengths
   */
  public static Kemeny of(List<int[]> rankings) {
    int things = rankings.getFirst().length;
    if (things > MOST_THINGS || rankings.stream().anyMatch(each -> each.length != things)) {
      throw new IllegalArgumentException(
          "Rankings of at most %d things, all the same".formatted(MOST_THINGS));
    }
    return new Search(things, rankings).best();
  }

  /** Puts the best ones in place first, a group of tied things at a time. */
  private static final class Search {

    private final int things;
    private final double[][] before;
    private final double[] together;

    Search(int things, List<int[]> rankings) {
      this.things = things;
      this.before = new double[things][1 << things];
      this.together = new double[1 << things];
      double[][] tied = new double[things][things];
      double[][] first = new double[things][things];
      for (int[] rank : rankings) {
        for (int i = 0; i < things; i++) {
          for (int j = 0; j < things; j++) {
            tied[i][j] += rank[i] == rank[j] ? 0 : 0.5;
            first[i][j] += rank[i] < rank[j] ? 0 : rank[i] == rank[j] ? 0.5 : 1;
          }
        }
      }
      for (int set = 1; set < 1 << things; set++) {
        int lowest = Integer.numberOfTrailingZeros(set);
        int rest = set & (set - 1);
        together[set] = together[rest];
        for (int i = 0; i < things; i++) {
          before[i][set] = before[i][rest] + first[i][lowest];
          together[set] += (rest >> i & 1) == 1 ? tied[lowest][i] : 0;
        }
      }
    }

    Kemeny best() {
      int all = (1 << things) - 1;
      double[] least = new double[1 << things];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      least[0] = 0;
      int[] group = new int[1 << things];
      boolean[] several = new boolean[1 << things];
      for (int placed = 0; placed < all; placed++) {
        int open = all & ~placed;
        for (int next = open; next > 0; next = (next - 1) & open) {
          double distance = least[placed] + cost(next, open & ~next);
          int then = placed | next;
          if (distance < least[then]) {
            least[then] = distance;
            group[then] = next;
            several[then] = several[placed];
          } else if (distance == least[then]) {
            several[then] = true;
          }
        }
      }
      int[] rank = new int[things];
      int place = 0;
      for (int left = all; left > 0; left &= ~group[left]) {
        place++;
      }
      for (int left = all; left > 0; left &= ~group[left]) {
        place--;
        for (int i = 0; i < things; i++) {
          if ((group[left] >> i & 1) == 1) {
            rank[i] = place;
          }
        }
      }
      return new Kemeny(rank, least[all], !several[all]);
    }

    private double cost(int group, int after) {
      double cost = together[group];
      for (int i = 0; i < things; i++) {
        cost += (group >> i & 1) == 1 ? before[i][after] : 0;
      }
      return cost;
    }
  }
}
