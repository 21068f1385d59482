package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The import is larger than is allowed; nothing of it was taken. */
final class ImportTooLarge extends ProblemException {

  ImportTooLarge(String message) {
    super(HttpStatus.CONTENT_TOO_LARGE, "import-too-large", message);
  }
}
