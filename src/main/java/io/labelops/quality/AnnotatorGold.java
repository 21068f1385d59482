package io.labelops.quality;

import io.labelops.measure.AccuracyEvidence;
import io.labelops.measure.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What an annotator's pooled gold answers prove.
 *
 * <p>Gold pools over the latest first answers on one program, task type and guideline major.
 * Someone is flagged only when the one-sided upper bound is below the threshold: at the threshold
 * itself that happens by chance in at most {@code 1 - confidence} of the looks, above it far more
 * rarely.
 *
 * @param lower one-sided bound on the accuracy
 * @param upper one-sided bound on the accuracy
 * @param moreToDecide when undecided, how many more answers would decide at the observed rate
 */
public record AnnotatorGold(
    long annotatorId,
    int correct,
    int answers,
    double lower,
    double upper,
    double threshold,
    boolean flagged,
    @Nullable Integer moreToDecide) {

  static AnnotatorGold weigh(
      long annotatorId, int correct, int answers, double threshold, BatchTerms terms) {
    AccuracyEvidence weighed =
        AccuracyEvidence.weigh(correct, answers, threshold, terms.confidence());
    boolean flagged = weighed.evidence() == Evidence.FAIL && answers >= terms.minGold();
    return new AnnotatorGold(
        annotatorId,
        correct,
        answers,
        weighed.bounds().lower(),
        weighed.bounds().upper(),
        threshold,
        flagged,
        moreToDecide(weighed, terms));
  }

  private static @Nullable Integer moreToDecide(AccuracyEvidence weighed, BatchTerms terms) {
    if (weighed.evidence() == Evidence.FAIL && weighed.answers() < terms.minGold()) {
      return terms.minGold() - weighed.answers();
    }
    return weighed.moreToDecide().isPresent() ? weighed.moreToDecide().getAsInt() : null;
  }

  /** Tells whether the annotator answers below the threshold without that being proven. */
  public boolean nearlyFlagged() {
    return !flagged && answers > 0 && (double) correct / answers < threshold;
  }
}
