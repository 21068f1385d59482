package io.labelops.clarification;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such question, or it is another vendor's. */
final class UnknownQuestion extends ProblemException {

  UnknownQuestion(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-question", message);
  }
}
