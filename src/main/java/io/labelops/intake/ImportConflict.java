package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The import id was used with another body. */
final class ImportConflict extends ProblemException {

  ImportConflict(String message) {
    super(HttpStatus.CONFLICT, "import-conflict", message);
  }
}
