package io.labelops.audit;

import io.labelops.program.Datasets;
import io.labelops.quality.Check;
import io.labelops.quality.Gate;
import io.labelops.quality.GateResults;
import io.labelops.quality.InputsHash;
import io.labelops.quality.Measured;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what auditors found and how each audit ended. */
@Service
public class Audits {

  private final AuditRows audits;
  private final SampleRows samples;
  private final Lots lots;
  private final AuditSheets sheets;
  private final GateResults results;
  private final Datasets datasets;
  private final Clock clock;

  Audits(
      AuditRows audits,
      SampleRows samples,
      Lots lots,
      AuditSheets sheets,
      GateResults results,
      Datasets datasets,
      Clock clock) {
    this.audits = audits;
    this.samples = samples;
    this.lots = lots;
    this.sheets = sheets;
    this.results = results;
    this.datasets = datasets;
    this.clock = clock;
  }

  public AuditSheet require(String auditId) {
    return audits.find(auditId).map(sheets::of).orElseThrow(() -> new UnknownAudit(auditId));
  }

  /** All attempts of a dataset version, the first one first. */
  public List<AuditSheet> of(DatasetVersionId dataset) {
    return audits.of(dataset).stream().map(sheets::of).toList();
  }

  public Optional<AuditSheet> latest(DatasetVersionId dataset) {
    List<Audit> all = audits.of(dataset);
    return all.isEmpty() ? Optional.empty() : Optional.of(sheets.of(all.getLast()));
  }

  /** Tells whether the labels an audit spoke for are still the ones it was drawn from. */
  public boolean lotUnchanged(AuditSheet audit) {
    return lots.of(audit.dataset(), audit.attempt()).hash().equals(audit.lotHash());
  }

  /** Freezes the findings, if every sampled label is answered; repeating it changes nothing. */
  @Transactional
  public AuditResult record(
      String auditId, boolean assessable, @Nullable String comment, String auditor) {
    Audit audit = audits.lock(auditId);
    SampleRows.Count count = samples.count(auditId);
    if (!audit.recorded()) {
      requireComplete(count, assessable, comment);
      audits.record(auditId, assessable, auditor, comment, Instant.now(clock));
      results.store(measured(audit, count, assessable));
    }
    TwoStagePlan plan = audit.plan();
    return new AuditResult(
        Optional.ofNullable(audit.assessable()).orElse(assessable),
        count.defects(),
        count.sampled(),
        plan.acceptable(audit.extended()),
        plan.rejectable(),
        audit.extended());
  }

  private static void requireComplete(
      SampleRows.Count count, boolean assessable, @Nullable String comment) {
    if (assessable && count.labelled() < count.sampled()) {
      throw new NotAllowed(
          "%d of %d sampled items have no label of an auditor yet; send them to the findings first"
              .formatted(count.sampled() - count.labelled(), count.sampled()));
    }
    if (!assessable && (comment == null || comment.isBlank())) {
      throw new NotAllowed("Say in the comment why the sample cannot be assessed");
    }
  }

  private static Measured measured(Audit audit, SampleRows.Count count, boolean assessable) {
    return new Measured(
        audit.resultKey(),
        audit.dataset(),
        Gate.AUDIT,
        audit.id(),
        audit.policyVersion(),
        InputsHash.of(audit.lotHash(), audit.plan(), count, assessable),
        List.of(assessable ? defectRate(audit, count) : notAssessable(audit)),
        audit.plan());
  }

  private static Check defectRate(Audit audit, SampleRows.Count count) {
    TwoStagePlan plan = audit.plan();
    double upper = plan.bound(count.defects(), count.sampled());
    boolean within = count.defects() <= plan.acceptable(audit.extended());
    boolean lost = count.defects() >= plan.rejectable() || audit.extended();
    return new Check(
        "defect_rate",
        (double) count.defects() / count.sampled(),
        plan.maxDefectRate(),
        count.sampled(),
        0.0,
        upper,
        within ? "PASS" : lost || !plan.extendable() ? "FAIL" : "UNDECIDED",
        "at most " + plan.acceptable(audit.extended()) + " defects pass");
  }

  private static Check notAssessable(Audit audit) {
    return new Check(
        "defect_rate",
        null,
        audit.plan().maxDefectRate(),
        0,
        null,
        null,
        "FAIL",
        "the auditor could not assess the sample");
  }

  /** Writes the verdict, once. */
  @Transactional
  public AuditSettlement settle(
      String auditId, AuditVerdict verdict, String tableReason, @Nullable String decisionVersion) {
    Audit audit = audits.lock(auditId);
    if (!audit.recorded()) {
      throw new IllegalStateException("Audit " + auditId + " has no recorded findings");
    }
    if (!audit.decided()) {
      String reason = AuditReason.of(audit, samples.count(auditId), verdict);
      audits.decide(auditId, verdict, reason, Instant.now(clock));
      results.decide(
          audit.resultKey(), verdict.name(), reason + " – " + tableReason, decisionVersion);
    }
    return settlement(audits.lock(auditId));
  }

  private AuditSettlement settlement(Audit audit) {
    boolean failed = audit.verdict() == AuditVerdict.FAIL;
    boolean relabel =
        failed
            && Boolean.TRUE.equals(audit.assessable())
            && audit.attempt() < audit.maxAttempts()
            && !datasets.require(audit.dataset()).isReplay()
            && lots.restOf(audit.dataset(), audit.attempt()).size() > 0;
    return new AuditSettlement(
        failed ? AuditVerdict.FAIL : AuditVerdict.PASS, audit.reason(), relabel);
  }
}
