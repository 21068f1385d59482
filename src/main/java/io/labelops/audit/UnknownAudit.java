package io.labelops.audit;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such audit. */
public final class UnknownAudit extends ProblemException {

  UnknownAudit(String auditId) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-audit",
        "there is no audit %s; GET /api/v1/datasets/{key}/versions/{version}/audits lists them"
            .formatted(auditId));
  }
}
