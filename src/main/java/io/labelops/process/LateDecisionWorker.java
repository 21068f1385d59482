package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.LateBatches;
import io.labelops.annotation.LateDecision;
import io.labelops.annotation.LateOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what a person decided on a late batch. */
@Component
@WithEngine
public class LateDecisionWorker {

  private static final int MOST_MINUTES = 43_200;

  private final TaskRecorder recorder;
  private final Batches batches;
  private final Deadlines deadlines;
  private final LateBatches late;

  LateDecisionWorker(
      TaskRecorder recorder, Batches batches, Deadlines deadlines, LateBatches late) {
    this.recorder = recorder;
    this.batches = batches;
    this.deadlines = deadlines;
    this.late = late;
  }

  @JobWorker(type = "record-late-decision")
  public Map<String, @Nullable Object> recordLateDecision(
      ActivatedJob job, @Variable String batchId, @Variable int round) {
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_decide_late_batch",
            "operations",
            Set.of(),
            "DECIDE_LATE_BATCH",
            batches.require(batchId).dataset(),
            batchId);
    return recorder
        .record(job, rule, _ -> decide(batchId, round, answer))
        .variables(
            outcome ->
                Map.of(
                    "lateDecision", outcome.decision(),
                    "nextCheckAt", Instants.variable(outcome.nextCheckAt())));
  }

  private LateOutcome decide(String batchId, int round, Answer answer) {
    return switch (answer.decision(LateDecision.class)) {
      case EXTEND -> deadlines.extend(batchId, round, extension(answer));
      case TAKE_PART -> late.takePart(batchId, round, answer.text("vendorKey"));
      case PULL -> late.pull(batchId, round, answer.text("vendorKey"));
    };
  }

  private static Duration extension(Answer answer) {
    String minutes = answer.text("extendMinutes");
    try {
      int given = minutes == null ? 0 : Integer.parseInt(minutes);
      if (given >= 1 && given <= MOST_MINUTES) {
        return Duration.ofMinutes(given);
      }
    } catch (NumberFormatException _) {
      // told below like any other number that does not fit
    }
    throw new IncompleteAnswer(
        "Say by how many minutes the deadline is moved, from 1 to %d.".formatted(MOST_MINUTES));
  }
}
