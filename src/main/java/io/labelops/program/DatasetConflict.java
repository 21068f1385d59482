package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The dataset exists with other settings. */
public final class DatasetConflict extends ProblemException {

  DatasetConflict(String message) {
    super(HttpStatus.CONFLICT, "dataset-conflict", message);
  }
}
