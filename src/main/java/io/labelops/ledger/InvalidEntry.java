package io.labelops.ledger;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** An entry by hand says what was decided and why. */
final class InvalidEntry extends ProblemException {

  InvalidEntry(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-decision", message);
  }
}
