package io.labelops.dashboard;

/** The batches and labels of one wave, counted. */
record WaveRow(
    int wave,
    long batches,
    long batchesAccepted,
    long batchesRejected,
    long batchesCancelled,
    long batchesBreached,
    long labelsRequired,
    long labelsDone) {

  public Progress batchProgress() {
    return new Progress(batchesAccepted + batchesRejected + batchesCancelled, batches);
  }

  public Progress labelProgress() {
    return new Progress(labelsDone, labelsRequired);
  }
}
