package io.labelops.intake;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is nothing to label yet. */
final class NoItems extends ProblemException {

  NoItems(String message) {
    super(HttpStatus.CONFLICT, "no-items", message);
  }
}
