package io.labelops.quality;

/**
 * What a batch of labels is weighed against.
 *
 * @param goldAccuracy least share of right answers on gold, unless the vendor's contract says
 *     another
 * @param alpha least Krippendorff α
 * @param confidence of each one-sided bound
 * @param rollingWindow latest gold answers of an annotator that are pooled
 * @param minGold pooled gold answers below which nobody is flagged
 * @param minSupport least share of an item's labels behind its majority
 * @param minUnits items with two labels below which agreement is not decided
 * @param maxRounds labeling rounds of a batch
 * @param stopScope of what a flagged annotator gets no more
 * @param stopAfter pooled gold answers below which nobody is stopped
 * @param overlapMost labels of an item up to which uncertain ones get another; 0 for no more than
 *     planned
 * @param overlapConfidence probability of an item's leading label below which it is uncertain
 * @param reviewVotes whether reviewers see the votes
 */
public record BatchTerms(
    double goldAccuracy,
    double alpha,
    double confidence,
    int rollingWindow,
    int minGold,
    double minSupport,
    int minUnits,
    int maxRounds,
    StopScope stopScope,
    int stopAfter,
    int overlapMost,
    double overlapConfidence,
    ReviewVotes reviewVotes)
    implements GateTerms {

  // Nobody is judged on so few gold answers.
  private static final int TOO_FEW = 30;

  public BatchTerms {
    GateTerms.require("goldAccuracy", goldAccuracy > 0 && goldAccuracy <= 1, "above 0, at most 1");
    GateTerms.require("alpha", alpha >= -1 && alpha <= 1, "between -1 and 1");
    GateTerms.requireConfidence(confidence);
    GateTerms.requireCount("rollingWindow", rollingWindow, 1, 10_000);
    GateTerms.requireCount("minGold", minGold, 1, rollingWindow);
    GateTerms.requireShare("minSupport", minSupport);
    GateTerms.requireCount("minUnits", minUnits, 2, 1_000);
    GateTerms.requireCount("maxRounds", maxRounds, 1, 10);
    GateTerms.require(
        "stopAfter",
        stopScope == StopScope.NONE || stopAfter > TOO_FEW && stopAfter <= rollingWindow,
        "above %d and at most the rolling window".formatted(TOO_FEW));
    GateTerms.requireCount("overlapMost", overlapMost, 0, 100);
    GateTerms.require(
        "overlapConfidence",
        overlapConfidence >= 0.5 && overlapConfidence < 1,
        "at least 0.5 and below 1");
  }

  /** Tells whether items may get more labels than planned. */
  boolean overlaps() {
    return overlapMost > 0;
  }
}
