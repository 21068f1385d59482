package io.labelops.quality;

/**
 * What a round of a pilot is weighed against.
 *
 * @param alpha least lower bound of Krippendorff's α
 * @param confidence one-sided, of each end of α's interval
 * @param minUnits items with two labels below which nothing is decided
 * @param maxRounds rounds after which a person above decides
 */
public record PilotTerms(double alpha, double confidence, int minUnits, int maxRounds)
    implements GateTerms {

  public PilotTerms {
    GateTerms.require("alpha", alpha >= -1 && alpha < 1, "at least -1 and below 1");
    GateTerms.requireConfidence(confidence);
    GateTerms.requireCount("minUnits", minUnits, 10, 1_000);
    GateTerms.requireCount("maxRounds", maxRounds, 1, 10);
  }
}
