package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Fault;
import io.labelops.annotation.ReworkScope;
import io.labelops.quality.BatchMeasurement;
import io.labelops.review.Prepared;
import io.labelops.review.ReviewDecision;
import io.labelops.review.ReviewKind;
import io.labelops.review.Reviewed;
import io.labelops.review.Reviews;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of the review of a batch. */
@Component
@WithEngine
public class ReviewWorkers {

  private final Reviews reviews;
  private final BatchMeasurement measurement;
  private final BatchEvidence evidence;
  private final Batches batches;
  private final TaskRecorder recorder;

  ReviewWorkers(
      Reviews reviews,
      BatchMeasurement measurement,
      BatchEvidence evidence,
      Batches batches,
      TaskRecorder recorder) {
    this.reviews = reviews;
    this.measurement = measurement;
    this.evidence = evidence;
    this.batches = batches;
    this.recorder = recorder;
  }

  @JobWorker(type = "prepare-review")
  public Map<String, Object> prepareReview(@Variable String batchId, @Variable int round) {
    Prepared prepared = reviews.prepare(batchId, round);
    return Map.of(
        "adjudications", prepared.adjudications(),
        "reviewItems", prepared.reviewItems(),
        "evidence", evidence(batchId, round));
  }

  @JobWorker(type = "record-review")
  public Map<String, @Nullable Object> recordReview(
      ActivatedJob job, @Variable String batchId, @Variable int round) {
    Recording<Reviewed> recording =
        recorder.record(
            job, rule(batchId), _ -> reviews.closeReview(batchId, round, decision(Answer.of(job))));
    Map<String, @Nullable Object> variables = recording.variables(ReviewWorkers::outcome);
    if (recording instanceof Recording.Refused) {
      variables.put("adjudications", reviews.open(batchId, round).adjudications());
      variables.put("evidence", evidence(batchId, round));
    }
    return variables;
  }

  private static Map<String, @Nullable Object> outcome(Reviewed reviewed) {
    Map<String, @Nullable Object> outcome = new HashMap<>();
    outcome.put("reviewOutcome", reviewed.reviewOutcome());
    outcome.put("fault", reviewed.fault());
    outcome.put("scope", reviewed.scope());
    outcome.put("adjudications", 0);
    return outcome;
  }

  private static ReviewDecision decision(Answer answer) {
    return new ReviewDecision(
        answer.decision(ReviewDecision.Outcome.class),
        choice(answer, "fault", Fault.class),
        choice(answer, "scope", ReworkScope.class));
  }

  private static <E extends Enum<E>> @Nullable E choice(
      Answer answer, String field, Class<E> choices) {
    String text = answer.text(field);
    try {
      return text == null ? null : Enum.valueOf(choices, text);
    } catch (IllegalArgumentException unknown) {
      throw new IncompleteAnswer("Choose a " + field + " that the form offers.");
    }
  }

  private Evidence evidence(String batchId, int round) {
    return evidence.review(batchId, round, measurement.findings(batchId, round).orElseThrow());
  }

  private TaskRule rule(String batchId) {
    return new TaskRule(
        "task_review_batch",
        ReviewKind.REVIEW.group(),
        Set.of(),
        "REVIEW_BATCH",
        batches.require(batchId).dataset(),
        batchId);
  }
}
