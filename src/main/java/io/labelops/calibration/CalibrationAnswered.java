package io.labelops.calibration;

/** Every reviewer who was asked has answered every item. */
public record CalibrationAnswered(long id) {}
