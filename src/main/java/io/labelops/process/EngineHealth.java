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

  static final String DEGRADED = "DEGRADED";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final CamundaClient engine;

  EngineHealth(CamundaClient engine) {
    this.engine = engine;
  }

  /** Less than whole, but still of use. */
  static Health.Builder degraded(String reason) {
    return Health.status(new Status(DEGRADED)).withDetail("reason", reason);
  }

  @Override
  public Health health() {
    try {
      var topology = engine.newTopologyRequest().requestTimeout(TIMEOUT).send().join();
      int brokers = topology.getBrokers().size();
      return (brokers > 0 ? Health.up() : degraded("the gateway knows no broker"))
          .withDetail("brokers", brokers)
          .withDetail("version", topology.getGatewayVersion())
          .build();
    } catch (RuntimeException _) {
      return degraded("the engine cannot be reached").build();
    }
  }
}
