package io.labelops.escalation;

import java.time.Duration;

/** How long a level has to answer, and after what time it is reminded. */
public record ResponseTimes(Severity severity, int level, int respondSeconds, int remindSeconds) {

  Duration respond() {
    return Duration.ofSeconds(respondSeconds);
  }

  Duration remind() {
    return Duration.ofSeconds(remindSeconds);
  }
}
