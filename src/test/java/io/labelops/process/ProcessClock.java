package io.labelops.process;

import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock, which a test moves together with the engine's. */
final class ProcessClock extends Clock {

  private final CamundaProcessTestContext camunda;
  private volatile Duration offset = Duration.ZERO;

  ProcessClock(CamundaProcessTestContext camunda) {
    this.camunda = camunda;
  }

  /** Moves both clocks, the application's first, because the engine's wakes its workers. */
  void increase(Duration duration) {
    offset = offset.plus(duration);
    camunda.increaseTime(duration);
  }

  void reset() {
    offset = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), offset);
  }
}
