package io.labelops.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.jobhandling.JobHandlerFactory;
import io.camunda.client.jobhandling.JobWorkerFactory;
import io.camunda.client.metrics.JobWorkerMetricsFactory;
import io.labelops.shared.LogContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Times every try of a job by type and outcome, and names in the log what it is about. */
@Component
@Primary
@WithEngine
class MeasuredWorkers extends JobWorkerFactory {

  private final MeterRegistry meters;

  MeasuredWorkers(
      BackoffSupplier backoffSupplier,
      BackoffSupplier streamNoJobsBackoffSupplier,
      JobExceptionHandlerSupplier faults,
      JobWorkerMetricsFactory metrics,
      MeterRegistry meters) {
    super(backoffSupplier, streamNoJobsBackoffSupplier, faults, metrics);
    this.meters = meters;
  }

  @Override
  public JobWorker createJobWorker(
      CamundaClient client, JobWorkerValue worker, JobHandlerFactory handlers) {
    return super.createJobWorker(
        client, worker, context -> measured(handlers.getJobHandler(context)));
  }

  JobHandler measured(JobHandler handler) {
    return (client, job) -> {
      Timer.Sample sample = Timer.start(meters);
      try (LogContext _ = JobLogContext.of(job)) {
        handle(handler, client, job, sample);
      }
    };
  }

  private void handle(JobHandler handler, JobClient client, ActivatedJob job, Timer.Sample sample)
      throws Exception {
    try {
      handler.handle(client, job);
      stop(sample, job, JobOutcome.COMPLETED);
    } catch (Exception fault) {
      stop(sample, job, JobOutcome.of(fault, job));
      throw fault;
    }
  }

  private void stop(Timer.Sample sample, ActivatedJob job, JobOutcome outcome) {
    sample.stop(meters.timer("labelops.jobs", "type", job.getType(), "outcome", outcome.tag()));
  }
}
