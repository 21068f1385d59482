package io.labelops.quality;

/**
 * What a lot of final labels is audited against.
 *
 * @param maxDefectRate the largest tolerable share of wrong labels
 * @param confidence one-sided, of the bound on the defect rate
 * @param acceptableDefects defects in the sample that still prove the rate
 * @param maxAttempts draws, each from a fresh lot
 */
public record AuditTerms(
    double maxDefectRate, double confidence, int acceptableDefects, int maxAttempts)
    implements GateTerms {

  // There is one relabel wave, and without relabelling a fresh draw would only try its luck again.
  private static final int MOST_ATTEMPTS = 2;

  public AuditTerms {
    GateTerms.require("maxDefectRate", maxDefectRate > 0 && maxDefectRate < 1, "between 0 and 1");
    GateTerms.requireConfidence(confidence);
    GateTerms.requireCount("acceptableDefects", acceptableDefects, 0, 1_000);
    GateTerms.requireCount("maxAttempts", maxAttempts, 1, MOST_ATTEMPTS);
  }
}
