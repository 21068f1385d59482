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

/** Keeps each job while it is worked on, times it by type and outcome, and names it in the log. */
@Component
@Primary
@WithEngine
class MeasuredWorkers extends JobWorkerFactory {

  private final LongJobs longJobs;
  private final MeterRegistry meters;

  MeasuredWorkers(
      BackoffSupplier backoffSupplier,
      BackoffSupplier streamNoJobsBackoffSupplier,
      JobExceptionHandlerSupplier faults,
      JobWorkerMetricsFactory metrics,
      LongJobs longJobs,
      MeterRegistry meters) {
    super(backoffSupplier, streamNoJobsBackoffSupplier, faults, metrics);
    this.longJobs = longJobs;
    this.meters = meters;
  }

  @Override
  public JobWorker createJobWorker(
      CamundaClient client, JobWorkerValue worker, JobHandlerFactory handlers) {
    return super.createJobWorker(
        client, worker, context -> measured(client, handlers.getJobHandler(context)));
  }

  JobHandler measured(CamundaClient engine, JobHandler handler) {
    return (client, job) -> {
      Timer.Sample sample = Timer.start(meters);
      try (LogContext _ = JobLogContext.of(job);
          LongJobs.Kept _ = longJobs.keep(engine, job)) {
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
