package io.labelops.guideline;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The version exists with another content, or is not higher than the newest. */
final class GuidelineConflict extends ProblemException {

  GuidelineConflict(String message) {
    super(HttpStatus.CONFLICT, "guideline-conflict", message);
  }
}
