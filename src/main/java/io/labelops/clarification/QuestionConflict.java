package io.labelops.clarification;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The annotator asked something else about the item, or it is closed. */
final class QuestionConflict extends ProblemException {

  QuestionConflict(String message) {
    super(HttpStatus.CONFLICT, "question-conflict", message);
  }
}
