package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The request says something that cannot be done as it stands. */
final class InvalidRequest extends ProblemException {

  InvalidRequest(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-request", message);
  }
}
