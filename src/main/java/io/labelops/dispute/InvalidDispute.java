package io.labelops.dispute;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A dispute or its policy is not as it has to be. */
final class InvalidDispute extends ProblemException {

  InvalidDispute(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-dispute", message);
  }
}
