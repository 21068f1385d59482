package io.labelops.calibration;

/** Items were drawn and wait for their reviewers. */
public record CalibrationRequested(long id) {}
