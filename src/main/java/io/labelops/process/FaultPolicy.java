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
import io.labelops.shared.LogContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a job whose worker failed.
 *
 * <p>While the database or Tasklist is away a job keeps its retries and waits ever longer, so an
 * outage leaves no incidents behind; so does one that met somebody else changing the same thing.
 * Every other fault uses up a retry and ends as an incident.
 */
@Component
@WithEngine
class FaultPolicy implements JobExceptionHandlerSupplier {

  private static final Logger log = LoggerFactory.getLogger(FaultPolicy.class);

  private final JobExceptionHandlerSupplier usual;
  private final RetryPace pace = new RetryPace();

  FaultPolicy(CommandExceptionHandlingStrategy commandFaults, MetricsRecorder metrics) {
    this.usual = new DefaultJobExceptionHandlerSupplier(commandFaults, metrics);
  }

  @Override
  public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext worker) {
    JobExceptionHandler handler = usual.getJobExceptionHandler(worker);
    return failure -> {
      boolean passes = JobOutcome.passesByItself(failure.getException());
      try (LogContext _ = JobLogContext.of(failure.getActivatedJob())) {
        tell(failure, passes);
      }
      handler.handleJobException(passes ? later(failure) : failure);
    };
  }

  /** The client's own words are switched off, because it repeats a stack trace per worker. */
  private static void tell(JobExceptionHandlerContext failure, boolean passes) {
    Exception fault = failure.getException();
    ActivatedJob job = failure.getActivatedJob();
    if (passes) {
      log.warn("{} {} waits for what is away: {}", job.getType(), job.getKey(), fault.toString());
    } else if (!(fault instanceof CamundaError)) {
      log.error("{} {} failed", job.getType(), job.getKey(), fault);
    }
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
