package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.annotation.Fault;
import io.labelops.dispute.Dispute;
import io.labelops.dispute.DisputeOutcome;
import io.labelops.dispute.Disputes;
import io.labelops.dispute.Resolution;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of a dispute. */
@Component
@WithEngine
public class DisputeWorkers {

  private enum DisputeDecision {
    UPHOLD,
    OVERTURN
  }

  private final Disputes disputes;
  private final DisputeEvidence evidence;
  private final TaskRecorder recorder;

  DisputeWorkers(Disputes disputes, DisputeEvidence evidence, TaskRecorder recorder) {
    this.disputes = disputes;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  /** What the ledger keeps of an answer. */
  record Resolved(DisputeOutcome disputeOutcome) {}

  @JobWorker(type = "open-dispute")
  public Map<String, Object> openDispute(@Variable long disputeId) {
    Dispute dispute = disputes.require(disputeId);
    return Map.of(
        "batchId", dispute.batchId(),
        "disputeDueAt", Instants.variable(dispute.dueAt()),
        "disputeRemindAt", Instants.variable(dispute.remindAt()),
        "evidence", evidence.of(dispute, disputes.said(dispute).orElse("nothing more")));
  }

  @JobWorker(type = "remind-dispute")
  public void remindDispute(@Variable long disputeId) {
    disputes.remind(disputeId);
  }

  @JobWorker(type = "escalate-dispute")
  public void escalateDispute(@Variable long disputeId) {
    disputes.escalate(disputeId);
  }

  @JobWorker(type = "record-dispute")
  public Map<String, @Nullable Object> recordDispute(ActivatedJob job, @Variable long disputeId) {
    Dispute dispute = disputes.require(disputeId);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_resolve_dispute",
            "reviewers",
            Set.of(),
            "RESOLVE_DISPUTE",
            dispute.dataset(),
            dispute.link());
    return recorder
        .record(
            job,
            rule,
            person -> {
              disputes.resolve(disputeId, resolution(answer), person);
              return new Resolved(resolution(answer).outcome());
            })
        .variables(resolved -> Map.of("disputeOutcome", resolved.disputeOutcome()));
  }

  private static Resolution resolution(Answer answer) {
    DisputeOutcome outcome =
        switch (answer.decision(DisputeDecision.class)) {
          case UPHOLD -> DisputeOutcome.UPHELD;
          case OVERTURN -> DisputeOutcome.OVERTURNED;
        };
    return new Resolution(outcome, fault(answer), answer.text("comment"));
  }

  private static @Nullable Fault fault(Answer answer) {
    String named = answer.text("fault");
    return named == null
        ? null
        : Arrays.stream(Fault.values())
            .filter(fault -> fault.name().equals(named))
            .findFirst()
            .orElseThrow(() -> new IncompleteAnswer("Choose a fault that the form offers."));
  }
}
