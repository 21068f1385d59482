package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineMessagesTest {

  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client();
  private final EngineMessages messages = new EngineMessages(client);

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void aMessageCarriesItsIdForSevenDays() {
    publish();

    assertThat(gateway.messages)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.getName()).isEqualTo("batch_submitted");
              assertThat(message.getCorrelationKey()).isEqualTo("d:1:b001:1");
              assertThat(message.getMessageId()).isEqualTo("batch_submitted:d:1:b001:1");
              assertThat(message.getTimeToLive()).isEqualTo(Duration.ofDays(7).toMillis());
              assertThat(message.getVariables()).isEqualTo("{\"round\":1}");
            });
  }

  @Test
  void aMessageTheEngineHasAlreadyIsDone() {
    gateway.refuse(Status.ALREADY_EXISTS);

    publish();

    assertThat(gateway.messages).hasSize(1);
  }

  @Test
  void whenTheEngineIsBusyTheMessageIsSentAgain() {
    gateway.refuse(Status.RESOURCE_EXHAUSTED, Status.RESOURCE_EXHAUSTED);

    publish();

    assertThat(gateway.messages).hasSize(3);
  }

  @Test
  void whenTheEngineIsAwayTheCallFailsSoThatThePublicationStaysOutstanding() {
    gateway.close();

    assertThatThrownBy(this::publish).isInstanceOf(ClientStatusException.class);
  }

  private void publish() {
    messages.publish(
        "batch_submitted", "d:1:b001:1", "batch_submitted:d:1:b001:1", Map.of("round", 1));
  }
}
