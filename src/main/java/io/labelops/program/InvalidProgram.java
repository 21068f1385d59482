package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The program cannot be created as asked for. */
final class InvalidProgram extends ProblemException {

  InvalidProgram(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-program", message);
  }
}
