package io.labelops.quality;

import io.labelops.annotation.BatchView;
import io.labelops.program.Dataset;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import java.util.Optional;

/** A batch as its measurement sees it. */
record BatchSubject(BatchView batch, Dataset settings, Optional<Contract> contract) {

  String batchId() {
    return batch.batchId();
  }

  DatasetVersionId dataset() {
    return new DatasetVersionId(batch.dataset(), batch.version());
  }

  String programKey() {
    return settings.programKey();
  }

  /** Tells whether its labels were recorded elsewhere, so that nobody can label again. */
  boolean recorded() {
    return settings.isReplay();
  }

  /** Returns the accuracy asked for: the contract's, or the policy's where there is none. */
  double goldThreshold(BatchTerms terms) {
    return contract.map(Contract::goldAccuracy).orElse(terms.goldAccuracy());
  }
}
