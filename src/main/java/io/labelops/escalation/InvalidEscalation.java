package io.labelops.escalation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** An escalation, its policy or its owner is not as it has to be. */
final class InvalidEscalation extends ProblemException {

  InvalidEscalation(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-escalation", message);
  }
}
