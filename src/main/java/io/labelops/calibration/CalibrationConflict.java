package io.labelops.calibration;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A calibration is open already, or is closed by now. */
final class CalibrationConflict extends ProblemException {

  CalibrationConflict(String message) {
    super(HttpStatus.CONFLICT, "calibration-conflict", message);
  }
}
