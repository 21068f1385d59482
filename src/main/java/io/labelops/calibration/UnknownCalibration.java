package io.labelops.calibration;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such calibration, or it does not ask this person. */
final class UnknownCalibration extends ProblemException {

  UnknownCalibration(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-calibration", message);
  }
}
