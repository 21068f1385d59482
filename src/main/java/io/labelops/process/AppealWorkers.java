package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.certification.Appeal;
import io.labelops.certification.Suspension;
import io.labelops.certification.Suspensions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of a suspended certificate and the appeal against it. */
@Component
@WithEngine
public class AppealWorkers {

  private enum AppealDecision {
    UPHOLD,
    OVERTURN
  }

  private final Suspensions suspensions;
  private final AppealEvidence evidence;
  private final TaskRecorder recorder;

  AppealWorkers(Suspensions suspensions, AppealEvidence evidence, TaskRecorder recorder) {
    this.suspensions = suspensions;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  /** What the ledger keeps of an answer. */
  record Decided(Suspension.Outcome appealOutcome) {}

  @JobWorker(type = "open-suspension")
  public Map<String, Object> openSuspension(@Variable long suspensionId) {
    return Map.of(
        "appealUntil", Instants.variable(suspensions.require(suspensionId).appealUntil()));
  }

  @JobWorker(type = "open-appeal")
  public Map<String, Object> openAppeal(@Variable long suspensionId) {
    Appeal appeal = suspensions.appeal(suspensionId);
    return Map.of(
        "appealDueAt", Instants.variable(appeal.dueAt()),
        "appealRemindAt", Instants.variable(appeal.remindAt()),
        "evidence", evidence.of(appeal));
  }

  @JobWorker(type = "remind-appeal")
  public void remindAppeal(@Variable long suspensionId) {
    suspensions.remind(suspensionId);
  }

  @JobWorker(type = "escalate-appeal")
  public void escalateAppeal(@Variable long suspensionId) {
    suspensions.escalate(suspensionId);
  }

  @JobWorker(type = "record-appeal")
  public Map<String, @Nullable Object> recordAppeal(ActivatedJob job, @Variable long suspensionId) {
    Suspension suspension = suspensions.require(suspensionId);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_decide_appeal",
            "quality",
            Set.of(),
            "DECIDE_APPEAL",
            null,
            "certification:" + suspension.certificationId());
    return recorder
        .record(
            job,
            rule,
            person -> {
              suspensions.decide(suspensionId, outcome(answer), words(answer), person);
              return new Decided(outcome(answer));
            })
        .variables(decided -> Map.of("appealOutcome", decided.appealOutcome()));
  }

  private static Suspension.Outcome outcome(Answer answer) {
    return switch (answer.decision(AppealDecision.class)) {
      case UPHOLD -> Suspension.Outcome.UPHELD;
      case OVERTURN -> Suspension.Outcome.OVERTURNED;
    };
  }

  private static String words(Answer answer) {
    String words = answer.text("comment");
    if (words == null) {
      throw new IncompleteAnswer("Say why in a comment; the vendor reads it.");
    }
    return words;
  }
}
