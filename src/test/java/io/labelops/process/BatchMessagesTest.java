package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.labelops.annotation.BatchCancelled;
import io.labelops.annotation.BatchOpened;
import io.labelops.annotation.BatchSubmitted;
import io.labelops.annotation.BatchesSettled;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchMessagesTest {

  private static final DatasetVersionId DATASET = new DatasetVersionId("pond", 1);

  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client();
  private final BatchMessages messages = new BatchMessages(new EngineMessages(client));

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void everyMessageHasTheKeyTheModelsWaitFor() {
    messages.on(new BatchOpened("pond:1:b001", DATASET));
    messages.on(new BatchSubmitted("pond:1:b001", 2));
    messages.on(new BatchCancelled("pond:1:b001"));
    messages.on(new BatchesSettled(DATASET, 1));

    List<String> sent =
        gateway.messages.stream()
            .map(message -> message.getName() + " " + message.getCorrelationKey())
            .toList();
    assertThat(sent)
        .containsExactly(
            "batch_opened pond:1:b001",
            "batch_submitted pond:1:b001:2",
            "batch_cancelled pond:1:b001",
            "batches_settled pond:1:1");
    assertThat(gateway.messages).allMatch(message -> !message.getMessageId().isEmpty());
    assertThat(gateway.messages.getFirst().getVariables())
        .contains("\"datasetVersion\":\"pond:1\"", "\"version\":1");
  }
}
