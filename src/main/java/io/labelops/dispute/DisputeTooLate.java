package io.labelops.dispute;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The time to dispute a verdict is over. */
final class DisputeTooLate extends ProblemException {

  DisputeTooLate(String message) {
    super(HttpStatus.CONFLICT, "dispute-too-late", message);
  }
}
