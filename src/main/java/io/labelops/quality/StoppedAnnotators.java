package io.labelops.quality;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.Datasets;
import io.labelops.workforce.AnnotatorStop;
import io.labelops.workforce.AnnotatorStops;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops annotators on the evidence of a batch gate, and lets them on again for a reason. */
@Service
public class StoppedAnnotators {

  private final GateResults results;
  private final GatePolicies policies;
  private final Batches batches;
  private final Datasets datasets;
  private final AnnotatorStops stops;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;

  StoppedAnnotators(
      GateResults results,
      GatePolicies policies,
      Batches batches,
      Datasets datasets,
      AnnotatorStops stops,
      Ledger ledger,
      ApplicationEventPublisher events) {
    this.results = results;
    this.policies = policies;
    this.batches = batches;
    this.datasets = datasets;
    this.stops = stops;
    this.ledger = ledger;
    this.events = events;
  }

  /** Stops whom a gate result says, by the policy it was measured with, and tells how many. */
  @Transactional
  public int stop(String batchId, String resultKey) {
    BatchView batch = batches.require(batchId);
    List<AnnotatorGold> toStop =
        results.detail(resultKey, BatchFindings.class).map(BatchFindings::toStop).orElse(List.of());
    int version = results.find(resultKey).orElseThrow().policyVersion();
    StopScope scope = policies.version(BatchTerms.class, version).terms().stopScope();
    return (int) toStop.stream().filter(gold -> stop(batch, resultKey, gold, scope)).count();
  }

  private boolean stop(BatchView batch, String resultKey, AnnotatorGold gold, StopScope scope) {
    String program = datasets.require(batch.dataset()).programKey();
    String reason =
        "%d of %d gold answers right, upper bound %.3f below %.3f"
            .formatted(gold.correct(), gold.answers(), gold.upper(), gold.threshold());
    boolean stopped =
        stops.stop(
            gold.annotatorId(),
            program,
            scope == StopScope.PROGRAM ? null : batch.datasetKey(),
            resultKey,
            reason);
    if (stopped) {
      events.publishEvent(
          new AnnotatorStopped(gold.annotatorId(), batch.datasetKey(), resultKey, reason));
      ledger.record(
          new Decision(
              "stop:%s:%d".formatted(resultKey, gold.annotatorId()),
              null,
              "labelops",
              "STOP_ANNOTATOR",
              batch.dataset(),
              "annotator:" + gold.annotatorId(),
              reason,
              Map.of("scope", scope, "program", program, "evidence", gold)));
    }
    return stopped;
  }

  /** Lets an annotator claim again; a repeat answers what the first one did. */
  @Transactional
  public AnnotatorStop lift(long stopId, String person, String reason) {
    AnnotatorStop stop = require(stopId);
    if (stops.lift(stopId, person, reason)) {
      ledger.record(
          new Decision(
              "lift-stop:" + stopId,
              null,
              person,
              "LIFT_STOP",
              null,
              "annotator:" + stop.annotatorId(),
              reason,
              stop));
    }
    return require(stopId);
  }

  private AnnotatorStop require(long stopId) {
    return stops.find(stopId).orElseThrow(() -> new UnknownAnnotatorStop(stopId));
  }
}
