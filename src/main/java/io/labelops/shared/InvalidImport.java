package io.labelops.shared;

import org.springframework.http.HttpStatus;

/** The import as a whole cannot be read; nothing of it was taken. */
public final class InvalidImport extends ProblemException {

  public InvalidImport(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-import", message);
  }
}
