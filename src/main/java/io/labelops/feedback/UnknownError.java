package io.labelops.feedback;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such error of this annotator. */
final class UnknownError extends ProblemException {

  UnknownError(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-error", message);
  }
}
