package io.labelops.audit;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The findings of this audit are recorded and take nothing more. */
public final class FindingsFrozen extends ProblemException {

  FindingsFrozen(String auditId) {
    super(
        HttpStatus.CONFLICT,
        "audit-findings-frozen",
        "the findings of audit %s are recorded; only an extension takes more".formatted(auditId));
  }
}
