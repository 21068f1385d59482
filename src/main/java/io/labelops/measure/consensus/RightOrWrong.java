package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * A model whose label is right with one chance and is any given other category with another.
 *
 * <p>All categories are equally likely beforehand. EM from the vote shares, in logarithms; a step
 * takes time linear in the labels plus units × categories.
 */
abstract class RightOrWrong implements TruthModel {

  static final double LEAST = 1e-12;

  final Votes votes;
  private int iterations;
  private double logLikelihood;

  RightOrWrong(Votes votes) {
    if (votes.size() == 0) {
      throw new IllegalArgumentException("No labels");
    }
    this.votes = votes;
  }

  /** Returns the chance of the label at the position where its category is true. */
  abstract double right(int unit, int position);

  /** Returns the chance of the label at the position where another category is true. */
  abstract double wrong(int unit, int position);

  /** Takes in the chance that a label is right. */
  abstract void learn(int unit, int position, double right);

  /** Ends the M-step. */
  abstract void maximize();

  final void fit(Stopping stopping) {
    expect(true);
    double likelihood = Double.NaN;
    while (iterations < stopping.maxIterations()) {
      double before = likelihood;
      likelihood = expect(false);
      iterations++;
      if (stopping.reached(before, likelihood)) {
        break;
      }
    }
    logLikelihood = likelihood;
  }

  private double expect(boolean fromShares) {
    double[] posterior = new double[votes.categoryCount()];
    double likelihood = 0;
    VoteShares shares = VoteShares.plain(votes);
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      if (votes.size(unit) == 0) {
        continue;
      }
      if (fromShares) {
        shares.posterior(unit, posterior);
      } else {
        likelihood += weigh(unit, posterior);
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        learn(unit, i, posterior[votes.category(i)]);
      }
    }
    maximize();
    return likelihood;
  }

  private double weigh(int unit, double[] into) {
    double all = 0;
    Arrays.fill(into, 0);
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      double wrong = Math.log(wrong(unit, i));
      all += wrong;
      into[votes.category(i)] += Math.log(right(unit, i)) - wrong;
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : into) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int t = 0; t < into.length; t++) {
      into[t] = Math.exp(into[t] - largest);
      sum += into[t];
    }
    for (int t = 0; t < into.length; t++) {
      into[t] /= sum;
    }
    return all + largest + Math.log(sum / into.length);
  }

  @Override
  public final void posterior(int unit, double[] into) {
    weigh(unit, into);
  }

  public final int iterations() {
    return iterations;
  }

  public final double logLikelihood() {
    return logLikelihood;
  }

  /** Returns the number of categories a wrong label can be. */
  final int others() {
    return Math.max(1, votes.categoryCount() - 1);
  }

  static double inside(double chance) {
    return Math.min(1 - LEAST, Math.max(LEAST, chance));
  }
}
