package io.labelops.process;

import io.labelops.intake.ItemsCompleted;
import io.labelops.process.Evidence.Figure;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetCancelled;
import io.labelops.program.DatasetPaused;
import io.labelops.program.DatasetRequested;
import io.labelops.program.DatasetResumed;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine what became true of a dataset version. */
@Component
@WithEngine
class DatasetMessages {

  private final EngineMessages messages;
  private final Datasets datasets;
  private final Links links;

  DatasetMessages(EngineMessages messages, Datasets datasets, Links links) {
    this.messages = messages;
    this.datasets = datasets;
    this.links = links;
  }

  @ApplicationModuleListener
  void on(DatasetRequested requested) {
    DatasetVersionId id = requested.id();
    publish(
        "dataset_requested",
        id,
        Map.of(
            "datasetKey",
            id.datasetKey(),
            "version",
            id.version(),
            "datasetVersion",
            id.toString(),
            "requester",
            requested.requester()));
  }

  @ApplicationModuleListener
  void on(ItemsCompleted completed) {
    publish("items_complete", completed.id(), Map.of());
  }

  @ApplicationModuleListener
  void on(DatasetCancelled cancelled) {
    publish("dataset_cancelled", cancelled.id(), Map.of("cancelReason", cancelled.reason()));
  }

  @ApplicationModuleListener
  void on(DatasetPaused paused) {
    messages.publish(
        "dataset_paused",
        paused.id().toString(),
        "dataset_paused:" + paused.pauseKey(),
        Map.of("pauseKey", paused.pauseKey(), "evidence", evidence(paused)));
  }

  @ApplicationModuleListener
  void on(DatasetResumed resumed) {
    messages.publish(
        "dataset_resumed", resumed.pauseKey(), "dataset_resumed:" + resumed.pauseKey(), Map.of());
  }

  private void publish(String name, DatasetVersionId id, Map<String, ?> variables) {
    messages.publish(name, id.toString(), name + ":" + id, variables);
  }

  private Evidence evidence(DatasetPaused paused) {
    Dataset dataset = datasets.require(paused.id());
    return new Evidence(
        "%s (%s) is paused. Does the work go on, or is it given up?"
            .formatted(dataset.title(), paused.id()),
        null,
        links.to(paused.id(), ""),
        "While paused nothing can be claimed and no deadline runs.",
        List.of(Figure.of("Reason", paused.reason())),
        List.of(),
        List.of());
  }
}
