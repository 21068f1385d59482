package io.labelops.measure.consensus;

import java.util.Arrays;

/**
 * The strength of things that were compared in pairs.
 *
 * <p>Bradley &amp; Terry 1952: i is preferred over j with chance s<sub>i</sub> / (s<sub>i</sub> +
 * s<sub>j</sub>); the maximum likelihood by the MM algorithm (Hunter 2004). A tie counts half for
 * both. A ranking is all its pairs. Strengths have the geometric mean 1.
 */
public final class BradleyTerry {

  private static final int MOST_ITERATIONS = 100_000;
  private static final double TOLERANCE = 1e-12;

  private BradleyTerry() {}

  /**
   * Returns the strengths, above 0.
   *
   * @param wins how often the row was preferred over the column, ties half, not negative; square
   * @throws IllegalArgumentException where the maximum does not exist: things of one group were
   *     never preferred over those of another (Ford 1957), named by one of each
   */
  public static double[] strengths(double[][] wins) {
    int size = wins.length;
    for (int from = 0; from < size; from++) {
      boolean[] beaten = reach(wins, from);
      for (int to = 0; to < size; to++) {
        if (!beaten[to]) {
          throw new IllegalArgumentException(
              "No chain of preferences leads from thing " + from + " to thing " + to);
        }
      }
    }
    double[] strength = new double[size];
    Arrays.fill(strength, 1);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] improved = improve(wins, strength);
      double change = 0;
      for (int i = 0; i < size; i++) {
        change = Math.max(change, Math.abs(Math.log(improved[i] / strength[i])));
      }
      strength = improved;
      if (change < TOLERANCE) {
        break;
      }
    }
    return strength;
  }

  private static double[] improve(double[][] wins, double[] strength) {
    double[] improved = new double[strength.length];
    double logs = 0;
    for (int i = 0; i < improved.length; i++) {
      double won = 0;
      double weight = 0;
      for (int j = 0; j < improved.length; j++) {
        if (i != j) {
          won += wins[i][j];
          weight += (wins[i][j] + wins[j][i]) / (strength[i] + strength[j]);
        }
      }
      improved[i] = weight == 0 ? 1 : won / weight;
      logs += Math.log(improved[i]);
    }
    double mean = Math.exp(logs / improved.length);
    return Arrays.stream(improved).map(each -> each / mean).toArray();
  }

  private static boolean[] reach(double[][] wins, int from) {
    boolean[] reached = new boolean[wins.length];
    int[] queue = new int[wins.length];
    reached[from] = true;
    queue[0] = from;
    int size = 1;
    for (int next = 0; next < size; next++) {
      for (int to = 0; to < wins.length; to++) {
        if (!reached[to] && wins[queue[next]][to] > 0) {
          reached[to] = true;
          queue[size++] = to;
        }
      }
    }
    return reached;
  }

  /** Adds the pairs of a ranking to a table of wins; equal ranks are ties, 0 is the best rank. */
  public static void addRanking(double[][] wins, int[] rank) {
    for (int i = 0; i < rank.length; i++) {
      for (int j = 0; j < rank.length; j++) {
        if (i != j) {
          wins[i][j] += rank[i] < rank[j] ? 1 : rank[i] == rank[j] ? 0.5 : 0;
        }
      }
    }
  }
}
