package io.labelops.clarification;

import java.time.Duration;

/**
 * One version of the times of questions and errors.
 *
 * @param answerSeconds after a question, in which it has to be answered
 * @param remindSeconds after a question, when its owner is reminded
 * @param acknowledgeSeconds after a confirmed error, by when its annotator should have read it
 */
record ClarificationPolicy(
    int version, int answerSeconds, int remindSeconds, int acknowledgeSeconds) {

  private static final int LONGEST = 7_776_000;

  Duration answer() {
    return Duration.ofSeconds(answerSeconds);
  }

  Duration remind() {
    return Duration.ofSeconds(remindSeconds);
  }

  Duration acknowledge() {
    return Duration.ofSeconds(acknowledgeSeconds);
  }

  boolean isSound() {
    return answerSeconds >= 60
        && answerSeconds <= LONGEST
        && remindSeconds >= 30
        && remindSeconds <= answerSeconds
        && acknowledgeSeconds >= 60
        && acknowledgeSeconds <= LONGEST;
  }
}
