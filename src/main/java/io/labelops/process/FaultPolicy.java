package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.api.worker.JobExceptionHandler.JobExceptionHandlerContext;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlerSupplier;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.metrics.MetricsRecorder;
import io.labelops.shared.TransientFaults;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a job whose worker failed.
 *
 * <p>While the database or Tasklist is away a job keeps its retries and waits ever longer, so an
 * outage leaves no incidents behind; every other fault uses up a retry and ends as an incident.
 */
@Component
@WithEngine
class FaultPolicy implements JobExceptionHandlerSupplier {

  private final JobExceptionHandlerSupplier usual;
  private final RetryPace pace = new RetryPace();

  FaultPolicy(CommandExceptionHandlingStrategy commandFaults, MetricsRecorder metrics) {
    this.usual = new DefaultJobExceptionHandlerSupplier(commandFaults, metrics);
  }

  @Override
  public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext worker) {
    JobExceptionHandler handler = usual.getJobExceptionHandler(worker);
    return failure ->
        handler.handleJobException(passesByItself(failure) ? later(failure) : failure);
  }

  private static boolean passesByItself(JobExceptionHandlerContext failure) {
    Exception fault = failure.getException();
    return !(fault instanceof CamundaError)
        && (fault instanceof TasklistAway || TransientFaults.isTransient(fault));
  }

  private JobExceptionHandlerContext later(JobExceptionHandlerContext failure) {
    ActivatedJob job = failure.getActivatedJob();
    JobError error =
        CamundaError.jobError(
            "waits for what is away: " + failure.getException().getMessage(),
            Map.of(),
            job.getRetries(),
            pace.next(job.getKey()));
    return new JobExceptionHandlerContext(failure.getJobClient(), job, error);
  }
}
