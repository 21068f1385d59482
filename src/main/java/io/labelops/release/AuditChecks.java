package io.labelops.release;

import io.labelops.audit.AuditSheet;
import io.labelops.audit.AuditVerdict;
import io.labelops.audit.Audits;
import io.labelops.audit.Slice;
import io.labelops.measure.Proportion;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what the latest audit proved, and that it speaks for the labels as they are now. */
@Component
class AuditChecks {

  private final Audits audits;

  AuditChecks(Audits audits) {
    this.audits = audits;
  }

  List<ReleaseCheck> measure(DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy) {
    Links links = new Links(dataset);
    Optional<AuditSheet> latest = audits.latest(dataset);
    if (latest.isEmpty()) {
      String note = "no audit was drawn";
      return List.of(
          ReleaseCheck.undecided(CheckName.AUDIT_DEFECT_RATE, links.audits(), note),
          ReleaseCheck.undecided(CheckName.AUDIT_LOT_UNCHANGED, links.audits(), note));
    }
    AuditSheet audit = latest.get();
    return List.of(
        defectRate(audit, policy),
        ReleaseCheck.count(
                CheckName.AUDIT_LOT_UNCHANGED,
                audits.lotUnchanged(audit) ? 0 : 1,
                0,
                audit.lotSize(),
                policy.version(),
                evidence(audit))
            .noting("the labels released are those of the audited lot " + audit.lotHash()),
        worstClass(audit, policy));
  }

  private static ReleaseCheck defectRate(AuditSheet audit, GatePolicy<ReleaseTerms> policy) {
    AuditSheet.Findings findings = audit.findings();
    return new ReleaseCheck(
        CheckName.AUDIT_DEFECT_RATE.written(),
        outcome(audit, findings, policy.terms()),
        findings == null ? null : findings.defectRate(),
        policy.terms().maxDefectRate(),
        findings == null ? 0 : audit.sampleSize(),
        findings == null ? null : 0.0,
        findings == null ? null : findings.upper(),
        policy.version(),
        evidence(audit),
        audit.reason());
  }

  private static CheckOutcome outcome(
      AuditSheet audit, AuditSheet.@Nullable Findings findings, ReleaseTerms terms) {
    if (audit.verdict() == null) {
      return CheckOutcome.UNDECIDED;
    }
    boolean proven =
        audit.verdict() == AuditVerdict.PASS
            && findings != null
            && findings.upper() <= terms.maxDefectRate()
            && audit.confidence() >= terms.confidence();
    return proven ? CheckOutcome.PASS : CheckOutcome.FAIL;
  }

  private static ReleaseCheck worstClass(AuditSheet audit, GatePolicy<ReleaseTerms> policy) {
    AuditSheet.Findings findings = audit.findings();
    List<Slice> classes = findings == null ? List.of() : findings.byClass();
    return classes.stream()
        .max(Comparator.comparingDouble(Slice::defectRate).thenComparing(Slice::name))
        .map(worst -> worstClass(worst, audit, policy.terms().confidence()))
        .orElseGet(
            () ->
                ReleaseCheck.information(
                    CheckName.WORST_CLASS, null, 0, evidence(audit), "no findings by class"));
  }

  private static ReleaseCheck worstClass(Slice worst, AuditSheet audit, double confidence) {
    var interval = Proportion.of(worst.defects(), worst.labels(), confidence).interval();
    return ReleaseCheck.information(
            CheckName.WORST_CLASS,
            worst.defectRate(),
            worst.labels(),
            evidence(audit),
            "defect rate of label '" + worst.name() + "' in the audit; for information")
        .within(interval.lower(), interval.upper());
  }

  private static String evidence(AuditSheet audit) {
    return "/api/v1/audits/" + audit.id();
  }
}
