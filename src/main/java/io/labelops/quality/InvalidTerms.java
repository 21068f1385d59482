package io.labelops.quality;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The terms of a gate policy are not what the gate can decide with. */
public final class InvalidTerms extends ProblemException {

  InvalidTerms(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-gate-terms", message);
  }
}
