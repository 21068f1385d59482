package io.labelops.calibration;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The request says something that cannot be calibrated. */
final class InvalidCalibration extends ProblemException {

  InvalidCalibration(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-calibration", message);
  }
}
