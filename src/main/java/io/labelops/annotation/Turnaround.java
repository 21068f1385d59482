package io.labelops.annotation;

import io.labelops.workforce.Contract;
import java.time.Duration;

/** How long a vendor has, and after which time it is reminded. */
record Turnaround(Duration delivery, Duration reminder) {

  static Turnaround of(Contract contract) {
    return new Turnaround(contract.turnaround(), contract.reminder());
  }

  /** Another time to deliver, reminded after the same share of it. */
  Turnaround within(Duration other) {
    double share = (double) reminder.toMillis() / delivery.toMillis();
    return new Turnaround(other, Duration.ofMillis(Math.max(1, (long) (other.toMillis() * share))));
  }
}
