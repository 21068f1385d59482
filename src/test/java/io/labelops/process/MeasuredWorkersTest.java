package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.impl.worker.ExponentialBackoffBuilderImpl;
import io.camunda.client.metrics.NoopJobWorkerMetricsFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class MeasuredWorkersTest {

  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MeasuredWorkers workers =
      new MeasuredWorkers(
          new ExponentialBackoffBuilderImpl().build(),
          new ExponentialBackoffBuilderImpl().build(),
          _ -> _ -> {},
          new NoopJobWorkerMetricsFactory(),
          new LongJobs(Duration.ofMillis(20)),
          meters);
  private final ActivatedJob job =
      Jobs.job(7, "{\"batchId\": \"birds:1:b002\", \"round\": 1, \"version\": 1}");

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void everyJobIsKeptWhileItIsWorkedOn() throws Exception {
    workers
        .measured(client, (_, _) -> await().until(() -> !gateway.extensions.isEmpty()))
        .handle(null, job);

    assertThat(gateway.extensions.getFirst().getJobKey()).isEqualTo(job.getKey());
  }

  @Test
  void triesAreTimedByTypeAndOutcome() throws Exception {
    workers.measured(client, (_, _) -> {}).handle(null, job);
    failsWith(CamundaError.bpmnError("nothing_to_measure", "no labels"));
    failsWith(new IllegalStateException("a bug"));
    failsWith(CamundaError.jobError("no more", Map.of(), 0));
    failsWith(CamundaError.jobError("not there yet", Map.of(), 3, Duration.ofSeconds(1)));
    failsWith(
        new CannotGetJdbcConnectionException(
            "no connection", new SQLTransientConnectionException("timed out")));

    assertThat(counts())
        .isEqualTo(
            Map.of("completed", 1L, "bpmn_error", 1L, "retry", 1L, "incident", 1L, "waiting", 2L));
  }

  @Test
  void aLineOfTheLogNamesJobDatasetAndBatchWhileTheJobRuns() throws Exception {
    Map<String, String> during = new HashMap<>();
    MDC.put("dataset", "another");

    workers.measured(client, (_, _) -> during.putAll(MDC.getCopyOfContextMap())).handle(null, job);

    assertThat(during)
        .containsEntry("jobType", "record-review")
        .containsEntry("jobKey", "8")
        .containsEntry("dataset", "birds")
        .containsEntry("version", "1")
        .containsEntry("batch", "birds:1:b002");
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("dataset", "another"));
    MDC.clear();
  }

  private void failsWith(Exception fault) {
    JobHandler failing =
        workers.measured(
            client,
            (_, _) -> {
              throw fault;
            });
    assertThatThrownBy(() -> failing.handle(null, job)).isSameAs(fault);
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    meters
        .get("labelops.jobs")
        .tag("type", "record-review")
        .timers()
        .forEach(timer -> counts.put(timer.getId().getTag("outcome"), timer.count()));
    return counts;
  }
}
