package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The program exists with other settings. */
final class ProgramConflict extends ProblemException {

  ProgramConflict(String message) {
    super(HttpStatus.CONFLICT, "program-conflict", message);
  }
}
