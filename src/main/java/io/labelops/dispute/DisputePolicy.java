package io.labelops.dispute;

import java.time.Duration;

/**
 * One version of the times of disputes.
 *
 * @param windowSeconds after a verdict, in which it may be disputed
 * @param answerSeconds after a dispute, in which it has to be answered
 * @param remindSeconds after a dispute, when its reviewers are reminded
 */
record DisputePolicy(int version, int windowSeconds, int answerSeconds, int remindSeconds) {

  private static final int LONGEST_WINDOW = 31_536_000;
  private static final int LONGEST_ANSWER = 7_776_000;

  Duration window() {
    return Duration.ofSeconds(windowSeconds);
  }

  Duration answer() {
    return Duration.ofSeconds(answerSeconds);
  }

  Duration remind() {
    return Duration.ofSeconds(remindSeconds);
  }

  boolean isSound() {
    return windowSeconds >= 60
        && windowSeconds <= LONGEST_WINDOW
        && answerSeconds >= 60
        && answerSeconds <= LONGEST_ANSWER
        && remindSeconds >= 30
        && remindSeconds <= answerSeconds;
  }
}
