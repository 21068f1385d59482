package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The import id stands for something else. */
final class ImportConflict extends ProblemException {

  private ImportConflict(String message) {
    super(HttpStatus.CONFLICT, "import-conflict", message);
  }

  static ImportConflict otherBody(String importId) {
    return new ImportConflict(
        "import %s was begun with another body; send this one under another importId"
            .formatted(importId));
  }

  static ImportConflict deleted(String importId) {
    return new ImportConflict("import %s was deleted while it was sent".formatted(importId));
  }

  static ImportConflict emptied(String importId) {
    return new ImportConflict(
        "what was stored of import %s is gone, by a crash of the database or after a long time; send it again"
            .formatted(importId));
  }

  static ImportConflict complete(String importId) {
    return new ImportConflict(
        "import %s is complete; its items stay and it cannot be deleted".formatted(importId));
  }
}
