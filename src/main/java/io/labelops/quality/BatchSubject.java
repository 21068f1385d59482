package io.labelops.quality;

import io.labelops.shared.DatasetVersionId;

/**
 * A batch as its measurement sees it.
 *
 * @param recorded its labels were recorded elsewhere, nobody can label again
 * @param goldAccuracy of the vendor's contract, NaN without one
 */
record BatchSubject(
    String batchId,
    DatasetVersionId dataset,
    String vendorKey,
    String programKey,
    boolean recorded,
    double goldAccuracy) {

  /** Returns the accuracy asked for: the contract's, or the policy's where there is none. */
  double goldThreshold(BatchTerms terms) {
    return Double.isNaN(goldAccuracy) ? terms.goldAccuracy() : goldAccuracy;
  }
}
