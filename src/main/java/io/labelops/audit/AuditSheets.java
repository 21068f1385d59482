package io.labelops.audit;

import org.springframework.stereotype.Component;

/** Puts together what readers see of an audit. */
@Component
class AuditSheets {

  private final SampleRows samples;

  AuditSheets(SampleRows samples) {
    this.samples = samples;
  }

  AuditSheet of(Audit audit) {
    TwoStagePlan plan = audit.plan();
    SampleRows.Count count = samples.count(audit.id());
    double limit = plan.maxDefectRate();
    return new AuditSheet(
        audit.id(),
        audit.dataset(),
        audit.attempt(),
        audit.maxAttempts(),
        plan.lotSize(),
        audit.lotHash(),
        audit.seed(),
        audit.extensionSeed(),
        plan.sampleSize(audit.extended()),
        plan.acceptable(audit.extended()),
        plan.rejectable(),
        audit.extended(),
        audit.extended() ? 0 : plan.extendedSampleSize() - plan.sampleSize(),
        limit,
        plan.confidence(),
        plan.confidencePerLook(),
        plan.operatingCharacteristic(limit / 4, limit / 2, limit, Math.min(1, 2 * limit)),
        audit.policyVersion(),
        audit.drawnAt(),
        count.labelled(),
        audit.assessable(),
        audit.comment(),
        Boolean.TRUE.equals(audit.assessable()) ? findings(audit, count) : null,
        audit.verdict(),
        audit.reason(),
        audit.decidedAt());
  }

  private AuditSheet.Findings findings(Audit audit, SampleRows.Count count) {
    return new AuditSheet.Findings(
        count.defects(),
        (double) count.defects() / count.sampled(),
        audit.plan().bound(count.defects(), count.sampled()),
        samples.severities(audit.id()),
        samples.slices(audit.id(), SliceBy.CLASS),
        samples.slices(audit.id(), SliceBy.VENDOR),
        samples.slices(audit.id(), SliceBy.STRATUM));
  }
}
