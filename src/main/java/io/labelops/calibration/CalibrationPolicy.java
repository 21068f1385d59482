package io.labelops.calibration;

import java.time.Duration;

/**
 * One version of the terms of calibrations.
 *
 * @param everySeconds from one calibration to the next
 * @param items at most, three quarters of them gold where there is enough
 * @param accuracy on gold that a reviewer has to reach, between 0 and 1, exclusive
 * @param answerSeconds after which it is measured without those who have not answered
 */
record CalibrationPolicy(
    int version,
    int everySeconds,
    int items,
    double accuracy,
    int answerSeconds,
    int remindSeconds) {

  Duration every() {
    return Duration.ofSeconds(everySeconds);
  }

  Duration answer() {
    return Duration.ofSeconds(answerSeconds);
  }

  Duration remind() {
    return Duration.ofSeconds(remindSeconds);
  }

  boolean isSound() {
    return everySeconds >= 60
        && everySeconds <= 31_536_000
        && items >= 1
        && items <= 1_000
        && accuracy > 0
        && accuracy < 1
        && answerSeconds >= 60
        && answerSeconds <= 7_776_000
        && remindSeconds >= 30
        && remindSeconds <= answerSeconds;
  }
}
