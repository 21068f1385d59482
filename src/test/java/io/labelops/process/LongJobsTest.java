package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongJobsTest {

  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client();
  private final LongJobs jobs = new LongJobs(Duration.ofMillis(20));

  @AfterEach
  void close() {
    jobs.destroy();
    client.close();
    gateway.close();
  }

  @Test
  void aJobIsKeptForAsLongAsItsWorkLastsWhateverTheEngineAnswersOnce() {
    gateway.refuse(Status.UNAVAILABLE);

    try (LongJobs.Kept _ = jobs.keep(client, Jobs.job(7, "{}"))) {
      await().until(() -> gateway.extensions.size() >= 3);
    }

    assertThat(gateway.extensions)
        .extracting(UpdateJobTimeoutRequest::getJobKey, UpdateJobTimeoutRequest::getTimeout)
        .containsOnly(org.assertj.core.api.Assertions.tuple(8L, 30_000L));
  }

  @Test
  void aJobThatEndedIsNotKept() {
    jobs.keep(client, Jobs.job(7, "{}")).close();

    await().during(Duration.ofMillis(200)).until(gateway.extensions::isEmpty);
  }
}
