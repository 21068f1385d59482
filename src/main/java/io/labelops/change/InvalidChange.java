package io.labelops.change;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The request, draft or answer lacks something or contradicts itself. */
public final class InvalidChange extends ProblemException {

  InvalidChange(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-change", message);
  }
}
