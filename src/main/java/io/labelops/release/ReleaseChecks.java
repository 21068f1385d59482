package io.labelops.release;

import io.labelops.quality.GatePolicy;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Measures all checks of a release, once, when its package is assembled. */
@Component
class ReleaseChecks {

  private final LabelChecks labels;
  private final AuditChecks audits;
  private final AgreementCheck agreement;

  ReleaseChecks(LabelChecks labels, AuditChecks audits, AgreementCheck agreement) {
    this.labels = labels;
    this.audits = audits;
    this.agreement = agreement;
  }

  List<ReleaseCheck> measure(DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy) {
    var checks = new ArrayList<ReleaseCheck>();
    checks.addAll(labels.measure(dataset, policy));
    checks.addAll(audits.measure(dataset, policy));
    checks.add(agreement.measure(dataset));
    checks.sort(Comparator.comparing(check -> CheckName.of(check).ordinal()));
    return List.copyOf(checks);
  }
}
