package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.api.worker.JobExceptionHandler.JobExceptionHandlerContext;
import io.camunda.client.impl.worker.ExponentialBackoffBuilderImpl;
import io.camunda.client.jobhandling.DefaultCommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier.JobExceptionHandlerSupplierContext;
import io.camunda.client.metrics.DefaultNoopMetricsRecorder;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@ExtendWith(OutputCaptureExtension.class)
class FaultPolicyTest {

  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client();
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final JobExceptionHandler handler =
      new FaultPolicy(
              new DefaultCommandExceptionHandlingStrategy(
                  new ExponentialBackoffBuilderImpl().build(), executor),
              new DefaultNoopMetricsRecorder())
          .getJobExceptionHandler(new JobExceptionHandlerSupplierContext(Duration.ofSeconds(2), 3));

  @AfterEach
  void close() {
    client.close();
    gateway.close();
    executor.shutdownNow();
  }

  @Test
  void whileTheDatabaseIsAwayAJobKeepsItsRetriesAndWaitsEverLonger() {
    for (int i = 0; i < 7; i++) {
      fail(
          new CannotGetJdbcConnectionException(
              "no connection", new SQLTransientConnectionException("timed out")));
    }

    assertThat(failures(7)).extracting(FailJobRequest::getRetries).containsOnly(3);
    assertThat(failures(7))
        .extracting(FailJobRequest::getRetryBackOff)
        .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
  }

  @Test
  void aTasklistThatIsAwayCostsNoRetryEither() {
    fail(new TasklistAway("not there"));

    assertThat(failures(1)).extracting(FailJobRequest::getRetries).containsExactly(3);
  }

  @Test
  void meetingSomebodyElsesChangeCostsNoRetryEither() {
    fail(new OptimisticLockingFailureException("changed meanwhile"));

    assertThat(failures(1)).extracting(FailJobRequest::getRetries).containsExactly(3);
  }

  @Test
  void aBugUsesUpARetry() {
    fail(new IllegalStateException("wrong"));

    assertThat(failures(1))
        .singleElement()
        .returns(2, FailJobRequest::getRetries)
        .returns(2_000L, FailJobRequest::getRetryBackOff);
  }

  @Test
  void aBugIsLoggedWithItsTraceAndAWaitInOneLine(CapturedOutput output) {
    fail(new TasklistAway("not there"));
    assertThat(output).contains("TasklistAway: not there").doesNotContain("\tat ");

    fail(new IllegalStateException("wrong"));
    assertThat(output).contains("IllegalStateException: wrong").contains("\tat ");
  }

  private void fail(Exception fault) {
    int before = gateway.failedJobs.size();
    handler.handleJobException(new JobExceptionHandlerContext(client, Jobs.job(7, "{}"), fault));
    failures(before + 1);
  }

  private List<FailJobRequest> failures(int count) {
    await().until(() -> gateway.failedJobs.size() >= count);
    return gateway.failedJobs;
  }
}
