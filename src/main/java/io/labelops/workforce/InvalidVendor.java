package io.labelops.workforce;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The vendor cannot be entered as asked for. */
final class InvalidVendor extends ProblemException {

  InvalidVendor(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-vendor", message);
  }
}
