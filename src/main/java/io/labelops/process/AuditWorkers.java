package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.labelops.audit.AuditDraws;
import io.labelops.audit.AuditFindings;
import io.labelops.audit.AuditResult;
import io.labelops.audit.AuditSettlement;
import io.labelops.audit.AuditSheet;
import io.labelops.audit.AuditVerdict;
import io.labelops.audit.Audits;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Link;
import io.labelops.shared.DatasetVersionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of the audit. */
@Component
@WithEngine
public class AuditWorkers {

  /** What the audit-verdict table said. */
  record AuditDecision(String outcome, @Nullable String reason) {}

  private enum Decision {
    COMPLETED,
    NOT_ASSESSABLE
  }

  private final AuditDraws draws;
  private final Audits audits;
  private final AuditFindings findings;
  private final AuditEvidence evidence;
  private final TaskRecorder recorder;
  private final DecisionVersions decisions;
  private final Escalations escalations;

  AuditWorkers(
      AuditDraws draws,
      Audits audits,
      AuditFindings findings,
      AuditEvidence evidence,
      TaskRecorder recorder,
      DecisionVersions decisions,
      Escalations escalations) {
    this.draws = draws;
    this.audits = audits;
    this.findings = findings;
    this.evidence = evidence;
    this.recorder = recorder;
    this.decisions = decisions;
    this.escalations = escalations;
  }

  @JobWorker(type = "draw-audit")
  public Map<String, Object> drawAudit(
      @Variable String datasetKey, @Variable int version, @Variable int wave) {
    AuditSheet audit =
        draws
            .draw(new DatasetVersionId(datasetKey, version), wave)
            .orElseThrow(
                () ->
                    CamundaError.bpmnError(
                        "nothing_to_audit", "No final label is left that was not drawn before"));
    return Map.of(
        "auditId", audit.id(),
        "auditPlan", plan(audit),
        "auditAttempt", audit.attempt(),
        "maxAuditAttempts", audit.maxAttempts(),
        "evidence", evidence.of(audit));
  }

  @JobWorker(type = "record-audit")
  public Map<String, @Nullable Object> recordAudit(ActivatedJob job, @Variable String auditId) {
    AuditSheet audit = audits.require(auditId);
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            new TaskRule(
                "task_audit_sample",
                "auditors",
                findings.dependentPeople(auditId),
                "AUDIT_SAMPLE",
                audit.dataset(),
                auditId),
            person ->
                audits.record(
                    auditId,
                    answer.decision(Decision.class) == Decision.COMPLETED,
                    answer.text("comment"),
                    person.username()))
        .variables((AuditResult result) -> Map.of("auditResult", result));
  }

  @JobWorker(type = "extend-audit")
  public Map<String, Object> extendAudit(ActivatedJob job, @Variable String auditId) {
    AuditSheet audit = draws.extend(auditId, decisions.version("audit-verdict", job).orElse(null));
    return Map.of("auditPlan", plan(audit), "evidence", evidence.of(audit));
  }

  @JobWorker(type = "settle-audit")
  public Map<String, @Nullable Object> settleAudit(
      ActivatedJob job, @Variable String auditId, @Variable AuditDecision auditDecision) {
    AuditSettlement settled =
        audits.settle(
            auditId,
            auditDecision.outcome().equals("PASS") ? AuditVerdict.PASS : AuditVerdict.FAIL,
            Objects.requireNonNullElse(auditDecision.reason(), "no reason given"),
            decisions.version("audit-verdict", job).orElse(null));
    if (settled.verdict() == AuditVerdict.FAIL && !settled.relabelPossible()) {
      escalate(audits.require(auditId), settled);
    }
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("auditOutcome", settled.verdict().name());
    variables.put("failReason", settled.verdict() == AuditVerdict.FAIL ? settled.reason() : null);
    variables.put("relabelPossible", settled.relabelPossible());
    return variables;
  }

  private static Map<String, Object> plan(AuditSheet audit) {
    return Map.of(
        "lotSize", audit.lotSize(),
        "sampleSize", audit.sampleSize(),
        "acceptable", audit.acceptable(),
        "extended", audit.extended(),
        "maxExtended", audit.extensionSize());
  }

  /** What failed again after it was labelled again is nobody's routine any more. */
  private void escalate(AuditSheet audit, AuditSettlement settled) {
    if (audit.attempt() == 1) {
      return;
    }
    escalations.raise(
        new EscalationRaised(
            "audit:" + audit.id(),
            "Dataset %s failed audit %d too: what becomes of it?"
                .formatted(audit.dataset(), audit.attempt()),
            List.of(
                EscalationRaised.Option.of("Drop the version"),
                EscalationRaised.Option.of("Ask for a next version under a changed guideline"),
                new EscalationRaised.Option(
                    "Open a next version with another vendor", null, null, settled.reason())),
            audit.dataset(),
            Link.to("audit", audit.id()),
            EscalationRaised.Impact.DATASET,
            null,
            List.of(),
            null,
            "labelops"));
  }
}
