package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import io.labelops.shared.LogContext;
import java.util.Map;

/** Names a job in the log, and the dataset and batch it is about. */
final class JobLogContext {

  private JobLogContext() {}

  static LogContext of(ActivatedJob job) {
    Map<String, Object> variables = job.getVariablesAsMap();
    return new LogContext()
        .with(LogContext.JOB_TYPE, job.getType())
        .with(LogContext.JOB_KEY, job.getKey())
        .with(LogContext.DATASET, variables.get("datasetKey"))
        .with(LogContext.VERSION, variables.get("version"))
        .withBatch(variables.get("batchId") instanceof String batch ? batch : null);
  }
}
