package io.labelops.process;

import io.labelops.shared.Models;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether new instances run on the models of this build. */
@Component("modelsHealthIndicator")
class ModelsHealth implements HealthIndicator {

  private final DeploymentLog deployments;
  private final String mine = Models.onClasspath().hash();

  ModelsHealth(DeploymentLog deployments) {
    this.deployments = deployments;
  }

  @Override
  public Health health() {
    try {
      return deployments
          .newest()
          .map(this::compared)
          .orElseGet(() -> EngineHealth.degraded("no models are deployed yet").build());
    } catch (DataAccessException _) {
      return Health.unknown().withDetail("reason", "the database cannot be read").build();
    }
  }

  private Health compared(DeploymentLog.Entry newest) {
    return (newest.contentHash().equals(mine)
            ? Health.up()
            : EngineHealth.degraded("the models in force are not those of this build"))
        .withDetail("build", newest.appVersion())
        .build();
  }
}
