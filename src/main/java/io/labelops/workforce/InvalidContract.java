package io.labelops.workforce;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The contract's terms cannot be agreed as they are. */
final class InvalidContract extends ProblemException {

  InvalidContract(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-contract", message);
  }
}
