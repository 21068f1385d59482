package io.labelops.clarification;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The question or its answer lacks something. */
final class InvalidQuestion extends ProblemException {

  InvalidQuestion(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-question", message);
  }
}
