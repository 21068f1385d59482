package io.labelops.calibration;

/** What a calibration says of a reviewer. */
public enum CalibrationVerdict {
  FINE,
  RETRAIN,
  MORE_ITEMS
}
