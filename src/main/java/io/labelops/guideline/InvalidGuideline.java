package io.labelops.guideline;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The guideline version cannot be published as it is. */
final class InvalidGuideline extends ProblemException {

  InvalidGuideline(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-guideline", message);
  }
}
