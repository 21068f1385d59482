package io.labelops.measure;

import java.util.OptionalInt;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Right answers weighed against a threshold of accuracy.
 *
 * @param bounds the one-sided lower and upper bound, each at the confidence asked for
 * @param moreToDecide when undecided, how many more answers would decide if the observed rate
 *     persists, or all were right where nothing is observed; empty when decided, and when no number
 *     up to {@link #HORIZON} would
 */
public record AccuracyEvidence(
    int correct,
    int answers,
    double threshold,
    Interval bounds,
    Evidence evidence,
    OptionalInt moreToDecide) {

  /** The most further answers that are looked at. */
  public static final int HORIZON = 10_000;

  /**
   * Weighs answers.
   *
   * @param threshold above 0, at most 1
   * @param confidence one-sided, for example 0.95
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static AccuracyEvidence weigh(
      int correct, int answers, double threshold, double confidence) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "Threshold " + threshold + " is not above 0 and at most 1");
    }
    Interval bounds =
        new Interval(
            Binomial.lower(correct, answers, confidence),
            Binomial.upper(correct, answers, confidence));
    Evidence evidence = evidence(correct, answers, threshold, confidence);
    OptionalInt more =
        evidence == Evidence.UNDECIDED
            ? moreToDecide(correct, answers, threshold, confidence)
            : OptionalInt.empty();
    return new AccuracyEvidence(correct, answers, threshold, bounds, evidence, more);
  }

  private static Evidence evidence(int correct, int answers, double threshold, double confidence) {
    if (Binomial.provesAtLeast(correct, answers, threshold, confidence)) {
      return Evidence.PASS;
    }
    return Binomial.provesBelow(correct, answers, threshold, confidence)
        ? Evidence.FAIL
        : Evidence.UNDECIDED;
  }

  /**
   * Rounds the expected number of right answers against the decision it would lead to.
   *
   * <p>Without the rounding more answers never decide less, so the search for the first number that
   * decides starts, by bisection, where an unrounded count would.
   */
  private static OptionalInt moreToDecide(
      int correct, int answers, double threshold, double confidence) {
    double rate = answers == 0 ? 1 : (double) correct / answers;
    double tail = Interval.tail(confidence);
    int tooFew = 0;
    int enough = HORIZON + 1;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (tailAtRate(rate, answers + middle, threshold) <= tail) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    for (int more = enough; more <= HORIZON; more++) {
      int total = answers + more;
      boolean decides =
          rate >= threshold
              ? Binomial.provesAtLeast(
                  (int) Math.floor(rate * total + 1e-9), total, threshold, confidence)
              : Binomial.provesBelow(
                  (int) Math.ceil(rate * total - 1e-9), total, threshold, confidence);
      if (decides) {
        return OptionalInt.of(more);
      }
    }
    return OptionalInt.empty();
  }

  private static double tailAtRate(double rate, int total, double threshold) {
    double right = rate * total;
    return rate >= threshold
        ? RegularizedBeta.value(threshold, right, total - right + 1)
        : RegularizedBeta.complement(threshold, right + 1, total - right);
  }
}
