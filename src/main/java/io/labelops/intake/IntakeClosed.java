package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The dataset takes no more items. */
final class IntakeClosed extends ProblemException {

  IntakeClosed(String message) {
    super(HttpStatus.CONFLICT, "intake-closed", message);
  }
}
