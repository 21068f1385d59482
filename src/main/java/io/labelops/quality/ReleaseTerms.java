package io.labelops.quality;

/**
 * What a dataset version needs to be released.
 *
 * @param minCoverage least share of items with a final label
 * @param maxDefectRate the largest tolerable bound on the defect rate
 * @param maxOpenBatches batches that may still be open
 * @param confidence one-sided, of the bound on the defect rate
 */
public record ReleaseTerms(
    double minCoverage, double maxDefectRate, int maxOpenBatches, double confidence)
    implements GateTerms {

  public ReleaseTerms {
    GateTerms.requireShare("minCoverage", minCoverage);
    GateTerms.require("maxDefectRate", maxDefectRate > 0 && maxDefectRate < 1, "between 0 and 1");
    GateTerms.requireCount("maxOpenBatches", maxOpenBatches, 0, 10_000);
    GateTerms.requireConfidence(confidence);
  }
}
