package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * The E-step of {@link DawidSkene} over a block of units, and what the M-step needs of it.
 *
 * <p>Probabilities are multiplied, not their logarithms added, which is many times faster; where a
 * product would leave the range of a double it is scaled, or as the last resort taken from
 * logarithms.
 */
final class ConfusionSum {

  /** The most blocks that are worked on at the same time. */
  static final int BLOCKS = 4;

  private static final int FEW = 3;
  private static final double TINY = 1e-100;
  private static final double FLOOR = 1e-300;

  private final Votes votes;
  private final int categories;
  private final double[] prior;
  private final double[] chance;
  private final double[] counts;
  private final double[] priors;
  private double logLikelihood;

  /**
   * Keeps the parameters, to be read anew at each step.
   *
   * @param chance has a last row of ones, that stands for a missing label
   */
  ConfusionSum(Votes votes, double[] prior, double[] chance) {
    this.votes = votes;
    this.categories = votes.categoryCount();
    this.prior = prior;
    this.chance = chance;
    this.counts = new double[chance.length];
    this.priors = new double[categories];
  }

  void expect(int from, int to, boolean fromShares) {
    Arrays.fill(counts, 0);
    Arrays.fill(priors, 0);
    double[] posterior = new double[categories];
    double sum = 0;
    double product = 1;
    for (int unit = from; unit < to; unit++) {
      if (votes.size(unit) == 0) {
        continue;
      }
      if (fromShares) {
        shares(unit, posterior);
      } else if (votes.size(unit) <= FEW) {
        double likelihood = few(unit, posterior);
        if (likelihood > FLOOR) {
          product *= likelihood;
          if (product < TINY) {
            sum += Math.log(product);
            product = 1;
          }
          continue;
        }
        sum += fromLogarithms(unit, posterior);
      } else {
        sum += scaledProduct(unit, posterior);
      }
      collect(unit, posterior);
    }
    logLikelihood = sum + Math.log(product);
  }

  private void collect(int unit, double[] posterior) {
    int size = categories;
    for (int t = 0; t < size; t++) {
      priors[t] += posterior[t];
    }
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      int base = base(i);
      for (int t = 0; t < size; t++) {
        counts[base + t] += posterior[t];
      }
    }
  }

  private void shares(int unit, double[] into) {
    Arrays.fill(into, 0);
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      into[votes.category(i)] += 1.0 / votes.size(unit);
    }
  }

  void posterior(int unit, double[] into) {
    scaledProduct(unit, into);
  }

  /**
   * Does both steps for a unit with up to three labels, in one loop each; missing ones have the
   * chance 1 and count where nobody looks.
   *
   * @return the likelihood; nothing was counted unless it is above the floor
   */
  private double few(int unit, double[] posterior) {
    int size = categories;
    int last = votes.end(unit) - 1;
    int start = votes.start(unit);
    int first = base(start);
    int second = start < last ? base(start + 1) : chance.length - size;
    int third = start + 1 < last ? base(last) : chance.length - size;
    double[] known = chance;
    double likelihood = 0;
    for (int t = 0; t < size; t++) {
      double each = prior[t] * known[first + t] * known[second + t] * known[third + t];
      posterior[t] = each;
      likelihood += each;
    }
    if (likelihood > FLOOR) {
      double scale = 1 / likelihood;
      double[] sums = counts;
      for (int t = 0; t < size; t++) {
        double each = posterior[t] * scale;
        priors[t] += each;
        sums[first + t] += each;
        sums[second + t] += each;
        sums[third + t] += each;
      }
    }
    return likelihood;
  }

  private int base(int position) {
    return (votes.annotator(position) * categories + votes.category(position)) * categories;
  }

  private double scaledProduct(int unit, double[] into) {
    double scaled = 0;
    System.arraycopy(prior, 0, into, 0, categories);
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      int base = base(i);
      double largest = 0;
      for (int t = 0; t < categories; t++) {
        into[t] *= chance[base + t];
        largest = Math.max(largest, into[t]);
      }
      if (largest < FLOOR) {
        return fromLogarithms(unit, into);
      }
      if (largest < TINY) {
        scaled += Math.log(largest);
        scale(into, largest);
      }
    }
    double sum = Arrays.stream(into).sum();
    scale(into, sum);
    return scaled + Math.log(sum);
  }

  /** Chances of 0 count as {@value #FLOOR}, so that contradictory labels have an answer too. */
  private double fromLogarithms(int unit, double[] into) {
    for (int t = 0; t < categories; t++) {
      into[t] = Math.log(Math.max(FLOOR, prior[t]));
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        int base = base(i);
        into[t] += Math.log(Math.max(FLOOR, chance[base + t]));
      }
    }
    double largest = Arrays.stream(into).max().orElse(0);
    double sum = 0;
    for (int t = 0; t < categories; t++) {
      into[t] = Math.exp(into[t] - largest);
      sum += into[t];
    }
    scale(into, sum);
    return largest + Math.log(sum);
  }

  private static void scale(double[] values, double by) {
    for (int t = 0; t < values.length; t++) {
      values[t] /= by;
    }
  }

  void add(ConfusionSum other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    for (int t = 0; t < categories; t++) {
      priors[t] += other.priors[t];
    }
  }

  double[] counts() {
    return counts;
  }

  double[] priors() {
    return priors;
  }

  double logLikelihood() {
    return logLikelihood;
  }
}
