package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Nobody delivered anything under this id. */
final class UnknownImport extends ProblemException {

  UnknownImport(String datasetKey, String importId) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-import",
        "dataset %s has no import %s".formatted(datasetKey, importId));
  }
}
