package io.labelops.measure;

import java.util.OptionalDouble;

/**
 * Conger's exact κ: chance agreement from each annotator's own use of the categories.
 *
 * <p>Conger 1980, "Integration and generalization of kappas for multiple raters". Every annotator
 * has to label every unit exactly once.
 */
public final class Conger {

  private Conger() {}

  /** Returns κ, at most 1; empty where labels are missing or repeated, or never vary. */
  public static OptionalDouble kappa(Votes votes) {
    int raters = votes.annotatorCount();
    boolean complete =
        votes.firstPerAnnotator() == votes && votes.size() == (long) raters * votes.unitCount();
    if (!complete || raters < 2 || votes.unitCount() == 0) {
      return OptionalDouble.empty();
    }
    double[][] shares = new double[votes.categoryCount()][raters];
    for (int i = 0; i < votes.size(); i++) {
      shares[votes.category(i)][votes.annotator(i)] += 1.0 / votes.unitCount();
    }
    double chance = 0;
    for (double[] category : shares) {
      double sum = 0;
      double squares = 0;
      for (double share : category) {
        sum += share;
        squares += share * share;
      }
      chance += (sum * sum - squares) / (raters * (raters - 1.0));
    }
    return NominalTally.corrected(NominalTally.of(votes).percent().orElseThrow(), chance);
  }
}
