package io.labelops.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One dataset version in the list. */
record DatasetRow(
    String datasetKey,
    int version,
    String title,
    String programKey,
    String programTitle,
    String timeZone,
    String stage,
    Instant stageSince,
    boolean paused,
    @Nullable Long processInstance,
    long batches,
    long batchesSettled,
    @Nullable Long labelsRequired,
    @Nullable Long labelsDone,
    String verdict) {

  public Progress batchProgress() {
    return new Progress(batchesSettled, batches);
  }

  public Progress labelProgress() {
    return new Progress(
        labelsDone == null ? 0 : labelsDone, labelsRequired == null ? 0 : labelsRequired);
  }

  boolean isClosed() {
    return stage.equals("RELEASED") || stage.equals("FAILED") || stage.equals("CANCELLED");
  }

  DatasetRow withLabels(Progress labels) {
    return new DatasetRow(
        datasetKey,
        version,
        title,
        programKey,
        programTitle,
        timeZone,
        stage,
        stageSince,
        paused,
        processInstance,
        batches,
        batchesSettled,
        labels.total(),
        labels.done(),
        verdict);
  }
}
