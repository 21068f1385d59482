package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Settlement;
import io.labelops.quality.BatchFindings;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.GateResults;
import io.labelops.quality.Gold;
import io.labelops.quality.NothingToMeasure;
import io.labelops.quality.StoppedAnnotators;
import io.labelops.review.Reviews;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs that measure a batch and settle it. */
@Component
@WithEngine
public class BatchQualityWorkers {

  private final BatchMeasurement measurement;
  private final GateResults results;
  private final DecisionVersions decisions;
  private final Batches batches;
  private final Gold gold;
  private final Reviews reviews;
  private final StoppedAnnotators stopped;

  BatchQualityWorkers(
      BatchMeasurement measurement,
      GateResults results,
      DecisionVersions decisions,
      Batches batches,
      Gold gold,
      Reviews reviews,
      StoppedAnnotators stopped) {
    this.measurement = measurement;
    this.results = results;
    this.decisions = decisions;
    this.batches = batches;
    this.gold = gold;
    this.reviews = reviews;
    this.stopped = stopped;
  }

  @JobWorker(type = "measure-batch")
  public Map<String, Object> measureBatch(
      @Variable String batchId,
      @Variable int round,
      @Variable(optional = true) @Nullable Integer overlapPass) {
    int pass = Objects.requireNonNullElse(overlapPass, 0);
    try {
      BatchFindings findings = measurement.measure(batchId, round, pass);
      return Map.of(
          "batchQuality", findings.quality(),
          "gateResultKey", BatchMeasurement.resultKey(batchId, round, pass));
    } catch (NothingToMeasure nothing) {
      throw CamundaError.bpmnError("nothing_to_measure", nothing.getMessage());
    }
  }

  @JobWorker(type = "record-gate-outcome")
  public void recordGateOutcome(
      ActivatedJob job,
      @Variable String gateResultKey,
      @Variable String gateOutcome,
      @Variable(optional = true) @Nullable String gateReason) {
    results.decide(
        gateResultKey,
        gateOutcome,
        gateReason,
        decisions.version("batch-quality", job).orElse(null));
  }

  @JobWorker(type = "stop-annotators")
  public void stopAnnotators(@Variable String batchId, @Variable String gateResultKey) {
    stopped.stop(batchId, gateResultKey);
  }

  @JobWorker(type = "settle-batch")
  public void settleBatch(
      @Variable String batchId,
      @Variable Settlement settlement,
      @Variable(optional = true) @Nullable String settlementReason) {
    batches.settle(
        batchId,
        settlement,
        Objects.requireNonNullElse(settlementReason, "no reason given"),
        gold.hiddenIn(batchId),
        reviews.decidedLabels(batchId));
  }
}
