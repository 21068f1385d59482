package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The import as a whole cannot be read; nothing of it was taken. */
final class InvalidImport extends ProblemException {

  InvalidImport(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-import", message);
  }
}
