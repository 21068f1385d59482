package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import io.labelops.shared.TransientFaults;
import java.util.Locale;
import org.springframework.dao.OptimisticLockingFailureException;

/** What became of one try of a job. */
enum JobOutcome {
  COMPLETED,
  BPMN_ERROR,
  /** Something it needs is away or not there yet; it keeps its retries. */
  WAITING,
  RETRY,
  INCIDENT;

  static JobOutcome of(Exception fault, ActivatedJob job) {
    return switch (fault) {
      case BpmnError _ -> BPMN_ERROR;
      case JobError error ->
          left(error, job) >= job.getRetries() ? WAITING : failed(left(error, job));
      default -> passesByItself(fault) ? WAITING : failed(job.getRetries() - 1);
    };
  }

  static boolean passesByItself(Exception fault) {
    return !(fault instanceof CamundaError)
        && (fault instanceof TasklistAway
            || fault instanceof OptimisticLockingFailureException
            || TransientFaults.isTransient(fault));
  }

  private static int left(JobError error, ActivatedJob job) {
    Integer retries = error.getRetries();
    return retries == null ? job.getRetries() - 1 : retries;
  }

  private static JobOutcome failed(int retriesLeft) {
    return retriesLeft > 0 ? RETRY : INCIDENT;
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
