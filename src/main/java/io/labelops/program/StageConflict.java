package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The dataset version's stage does not allow this. */
public final class StageConflict extends ProblemException {

  StageConflict(String message) {
    super(HttpStatus.CONFLICT, "stage-conflict", message);
  }
}
