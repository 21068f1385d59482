package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.PilotBatches;
import io.labelops.pilot.PilotDecision;
import io.labelops.pilot.PilotMeasurement;
import io.labelops.pilot.PilotReviews;
import io.labelops.pilot.PilotRound;
import io.labelops.pilot.Pilots;
import io.labelops.quality.GateResults;
import io.labelops.shared.DatasetVersionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of the pilot. */
@Component
@WithEngine
public class PilotWorkers {

  private final Pilots pilots;
  private final PilotMeasurement measurement;
  private final PilotReviews reviews;
  private final PilotEvidence evidence;
  private final GateResults results;
  private final DecisionVersions decisions;
  private final TaskRecorder recorder;

  PilotWorkers(
      Pilots pilots,
      PilotMeasurement measurement,
      PilotReviews reviews,
      PilotEvidence evidence,
      GateResults results,
      DecisionVersions decisions,
      TaskRecorder recorder) {
    this.pilots = pilots;
    this.measurement = measurement;
    this.reviews = reviews;
    this.evidence = evidence;
    this.results = results;
    this.decisions = decisions;
    this.recorder = recorder;
  }

  /** What the pilot-verdict table said. */
  record PilotVerdict(String outcome, String next, @Nullable String reason) {}

  /** What the ledger keeps of an answer. */
  record PilotReviewed(
      PilotDecision pilotReview, String pilotChangeKey, @Nullable String failReason) {

    Map<String, @Nullable Object> variables() {
      Map<String, @Nullable Object> variables = new HashMap<>();
      variables.put("pilotReview", pilotReview);
      variables.put("pilotChangeKey", pilotChangeKey);
      variables.put("failReason", failReason);
      return variables;
    }
  }

  @JobWorker(type = "open-pilot-round")
  public Map<String, Object> openPilotRound(
      @Variable String datasetKey, @Variable int version, @Variable int pilotNextRound) {
    PilotRound round = pilots.open(new DatasetVersionId(datasetKey, version), pilotNextRound);
    return Map.of("pilotRound", round.round(), "wave", PilotBatches.wave(round.round()));
  }

  @JobWorker(type = "measure-pilot")
  public Map<String, Object> measurePilot(
      @Variable String datasetKey, @Variable int version, @Variable int pilotRound) {
    DatasetVersionId dataset = new DatasetVersionId(datasetKey, version);
    return Map.of(
        "pilotResult",
        measurement.measure(dataset, pilotRound).result(),
        "gateResultKey",
        PilotRound.key(dataset, pilotRound));
  }

  @JobWorker(type = "record-pilot-gate")
  public Map<String, Object> recordPilotGate(
      ActivatedJob job,
      @Variable String datasetKey,
      @Variable int version,
      @Variable int pilotRound,
      @Variable PilotVerdict pilotVerdict) {
    DatasetVersionId dataset = new DatasetVersionId(datasetKey, version);
    results.decide(
        PilotRound.key(dataset, pilotRound),
        pilotVerdict.outcome(),
        pilotVerdict.reason(),
        decisions.version("pilot-verdict", job).orElse(null));
    return Map.of("evidence", evidence.of(dataset, pilotRound));
  }

  @JobWorker(type = "escalate-pilot")
  public void escalatePilot(
      @Variable String datasetKey, @Variable int version, @Variable int pilotRound) {
    reviews.escalate(new DatasetVersionId(datasetKey, version), pilotRound);
  }

  @JobWorker(type = "record-pilot-review")
  public Map<String, @Nullable Object> recordPilotReview(
      ActivatedJob job,
      @Variable String datasetKey,
      @Variable int version,
      @Variable int pilotRound) {
    DatasetVersionId dataset = new DatasetVersionId(datasetKey, version);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_review_pilot",
            "quality",
            reviews.dependentPeople(dataset, pilotRound),
            "REVIEW_PILOT",
            dataset,
            PilotRound.key(dataset, pilotRound));
    return recorder
        .record(
            job,
            rule,
            person -> {
              PilotDecision decision = answer.decision(PilotDecision.class);
              String comment = answer.text("comment");
              PilotRound decided = reviews.decide(dataset, pilotRound, decision, comment, person);
              return new PilotReviewed(
                  decision,
                  decided.changeKey(),
                  decision == PilotDecision.STOP ? "Stopped after the pilot: " + comment : null);
            })
        .variables(PilotReviewed::variables);
  }

  @JobWorker(type = "reopen-pilot-review")
  public Map<String, Object> reopenPilotReview(
      @Variable String datasetKey, @Variable int version, @Variable int pilotRound) {
    DatasetVersionId dataset = new DatasetVersionId(datasetKey, version);
    reviews.reopen(dataset, pilotRound);
    return Map.of(
        "evidence",
        evidence.of(dataset, pilotRound),
        "problem",
        "The change of the guideline was withdrawn or refused, so the round has to be decided anew.");
  }
}
