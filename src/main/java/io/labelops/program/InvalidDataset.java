package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The dataset cannot be created as asked for. */
public final class InvalidDataset extends ProblemException {

  InvalidDataset(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-dataset", message);
  }
}
