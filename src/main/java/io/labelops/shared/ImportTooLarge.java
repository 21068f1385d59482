package io.labelops.shared;

import org.springframework.http.HttpStatus;

/** The import is larger than is allowed; nothing of it was taken. */
public final class ImportTooLarge extends ProblemException {

  public ImportTooLarge(String message) {
    super(HttpStatus.CONTENT_TOO_LARGE, "import-too-large", message);
  }
}
