package io.labelops.workforce;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The vendor exists with another name. */
final class VendorConflict extends ProblemException {

  VendorConflict(String message) {
    super(HttpStatus.CONFLICT, "vendor-conflict", message);
  }
}
