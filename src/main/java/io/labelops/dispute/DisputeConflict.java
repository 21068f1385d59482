package io.labelops.dispute;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The verdict is disputed already. */
final class DisputeConflict extends ProblemException {

  DisputeConflict(String message) {
    super(HttpStatus.CONFLICT, "dispute-conflict", message);
  }
}
