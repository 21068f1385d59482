package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A pause or cancellation needs a reason people can read. */
final class InvalidReason extends ProblemException {

  InvalidReason(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-reason", message);
  }
}
