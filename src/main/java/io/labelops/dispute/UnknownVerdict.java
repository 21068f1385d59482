package io.labelops.dispute;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such verdict on your work. */
final class UnknownVerdict extends ProblemException {

  UnknownVerdict(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-verdict", message);
  }
}
