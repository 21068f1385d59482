package io.labelops.escalation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such escalation. */
final class UnknownEscalation extends ProblemException {

  UnknownEscalation(long id) {
    super(HttpStatus.NOT_FOUND, "unknown-escalation", "There is no escalation " + id);
  }
}
