package io.labelops.quality;

/** The numbers a gate decides with. */
public sealed interface GateTerms
    permits IntakeTerms, PilotTerms, BatchTerms, AuditTerms, ReleaseTerms {

  /** Refuses a share outside 0 to 1. */
  static void requireShare(String term, double value) {
    require(term, value >= 0 && value <= 1, "between 0 and 1");
  }

  /** Refuses a confidence that leaves no error or nothing but error. */
  static void requireConfidence(double value) {
    require("confidence", value >= 0.5 && value < 1, "at least 0.5 and below 1");
  }

  static void requireCount(String term, int value, int least, int most) {
    require(term, value >= least && value <= most, "between " + least + " and " + most);
  }

  static void require(String term, boolean holds, String range) {
    if (!holds) {
      throw new InvalidTerms(term + " must be " + range);
    }
  }
}
