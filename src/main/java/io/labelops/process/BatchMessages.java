package io.labelops.process;

import io.labelops.annotation.BatchCancelled;
import io.labelops.annotation.BatchOpened;
import io.labelops.annotation.BatchSubmitted;
import io.labelops.annotation.BatchesSettled;
import io.labelops.annotation.OverlapSubmitted;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine what happened to batches. */
@Component
@WithEngine
class BatchMessages {

  private final EngineMessages messages;

  BatchMessages(EngineMessages messages) {
    this.messages = messages;
  }

  @ApplicationModuleListener
  void on(BatchOpened opened) {
    messages.publish(
        "batch_opened",
        opened.batchId(),
        opened.batchId(),
        Map.of(
            "batchId", opened.batchId(),
            "datasetKey", opened.dataset().datasetKey(),
            "version", opened.dataset().version(),
            "datasetVersion", opened.dataset().toString()));
  }

  @ApplicationModuleListener
  void on(BatchSubmitted submitted) {
    String round = submitted.batchId() + ":" + submitted.round();
    messages.publish("batch_submitted", round, round, Map.of());
  }

  @ApplicationModuleListener
  void on(OverlapSubmitted submitted) {
    String pass = "%s:%d:%d".formatted(submitted.batchId(), submitted.round(), submitted.pass());
    messages.publish("batch_submitted", pass, pass, Map.of());
  }

  @ApplicationModuleListener
  void on(BatchCancelled cancelled) {
    messages.publish("batch_cancelled", cancelled.batchId(), cancelled.batchId(), Map.of());
  }

  @ApplicationModuleListener
  void on(BatchesSettled settled) {
    String wave = settled.dataset() + ":" + settled.wave();
    messages.publish("batches_settled", wave, wave, Map.of());
  }
}
