package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.Batches;
import io.labelops.quality.BatchMeasurement;
import io.labelops.review.Adjudicated;
import io.labelops.review.ReviewKind;
import io.labelops.review.Reviews;
import io.labelops.review.SilentGuidelines;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of the adjudication of a batch's disagreements. */
@Component
@WithEngine
public class AdjudicationWorkers {

  private enum AdjudicationDecision {
    DONE
  }

  private final Reviews reviews;
  private final BatchMeasurement measurement;
  private final BatchEvidence evidence;
  private final Batches batches;
  private final SilentGuidelines silent;
  private final TaskRecorder recorder;

  AdjudicationWorkers(
      Reviews reviews,
      BatchMeasurement measurement,
      BatchEvidence evidence,
      Batches batches,
      SilentGuidelines silent,
      TaskRecorder recorder) {
    this.reviews = reviews;
    this.measurement = measurement;
    this.evidence = evidence;
    this.batches = batches;
    this.silent = silent;
    this.recorder = recorder;
  }

  @JobWorker(type = "prepare-adjudication")
  public Map<String, Object> prepareAdjudication(@Variable String batchId, @Variable int round) {
    return Map.of("evidence", evidence.adjudication(batchId, round));
  }

  @JobWorker(type = "record-adjudication")
  public Map<String, @Nullable Object> recordAdjudication(
      ActivatedJob job, @Variable String batchId, @Variable int round) {
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_adjudicate_items",
            ReviewKind.ADJUDICATION.group(),
            Set.of(),
            "ADJUDICATE_ITEMS",
            batches.require(batchId).dataset(),
            batchId);
    Recording<Adjudicated> recording =
        recorder.record(
            job,
            rule,
            _ -> {
              answer.decision(AdjudicationDecision.class);
              return reviews.closeAdjudication(batchId, round);
            });
    Map<String, @Nullable Object> variables =
        recording.variables(
            adjudicated ->
                Map.of("guidelineSilent", adjudicated.guidelineSilent(), "adjudications", 0));
    variables.put(
        "evidence",
        recording instanceof Recording.Refused
            ? evidence.adjudication(batchId, round)
            : evidence.review(batchId, round, measurement.findings(batchId, round).orElseThrow()));
    return variables;
  }

  @JobWorker(type = "raise-guideline-change")
  public SilentGuidelines.Raised raiseGuidelineChange(
      @Variable String batchId, @Variable int round) {
    return silent.raise(batchId, round);
  }
}
