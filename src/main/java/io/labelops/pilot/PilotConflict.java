package io.labelops.pilot;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The pilot does not stand where this could be done. */
final class PilotConflict extends ProblemException {

  PilotConflict(String message) {
    super(HttpStatus.CONFLICT, "pilot-conflict", message);
  }
}
