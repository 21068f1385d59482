package io.labelops.pilot;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A decision on a round lacks what it needs. */
final class IncompletePilotReview extends ProblemException {

  IncompletePilotReview(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "incomplete-pilot-review", message);
  }
}
