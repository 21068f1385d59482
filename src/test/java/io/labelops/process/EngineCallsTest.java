package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineCallsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client(new EngineCalls(meters));

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void backPressureIsCountedAndAnAnswerIsNot() {
    gateway.refuse(Status.RESOURCE_EXHAUSTED, Status.RESOURCE_EXHAUSTED, Status.ALREADY_EXISTS);

    new EngineMessages(client).publish("batch_submitted", "b:1", "batch_submitted:b:1", Map.of());

    assertThat(
            meters
                .get("labelops.engine.refused")
                .tags("call", "PublishMessage", "status", "resource_exhausted")
                .counter()
                .count())
        .isEqualTo(2);
    assertThat(meters.getMeters()).hasSize(1);
  }
}
