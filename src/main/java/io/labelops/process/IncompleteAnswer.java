package io.labelops.process;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A form's answer lacks something; its task opens again with the reason. */
final class IncompleteAnswer extends ProblemException {

  IncompleteAnswer(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "incomplete-answer", message);
  }
}
