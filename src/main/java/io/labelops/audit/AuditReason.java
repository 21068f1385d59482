package io.labelops.audit;

import java.util.Locale;

/** Says in plain words why an audit passed or failed. */
final class AuditReason {

  private AuditReason() {}

  static String of(Audit audit, SampleRows.Count count, AuditVerdict verdict) {
    if (!Boolean.TRUE.equals(audit.assessable())) {
      return "Audit " + audit.attempt() + " could not be assessed: " + audit.comment();
    }
    TwoStagePlan plan = audit.plan();
    String bound = percent(plan.bound(count.defects(), count.sampled()));
    String proven =
        count.sampled() == plan.lotSize()
            ? "all labels of the lot were looked at, so " + bound + " of them are wrong"
            : "with "
                + percent(plan.confidencePerLook())
                + " confidence at most "
                + bound
                + " of the lot are wrong";
    return "Audit "
        + audit.attempt()
        + " found "
        + count.defects()
        + " of "
        + count.sampled()
        + " labels wrong; "
        + proven
        + (verdict == AuditVerdict.PASS ? ", within the limit of " : "; the limit is ")
        + percent(plan.maxDefectRate());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
