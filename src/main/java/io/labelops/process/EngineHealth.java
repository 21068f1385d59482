package io.labelops.process;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Without the engine the application still takes labels and answers gates, so it is degraded. */
@Component("engineHealthIndicator")
@WithEngine
class EngineHealth implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED", "the engine cannot be reached");
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final CamundaClient engine;

  EngineHealth(CamundaClient engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    try {
      int brokers =
          engine.newTopologyRequest().requestTimeout(TIMEOUT).send().join().getBrokers().size();
      return (brokers > 0 ? Health.up() : Health.status(DEGRADED))
          .withDetail("brokers", brokers)
          .build();
    } catch (RuntimeException _) {
      return Health.status(DEGRADED).build();
    }
  }
}
