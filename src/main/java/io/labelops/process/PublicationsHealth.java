package io.labelops.process;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Degraded when the engine was not told something for longer than a resubmission takes. */
@Component("publicationsHealthIndicator")
class PublicationsHealth implements HealthIndicator {

  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Backlogs backlogs;

  PublicationsHealth(Backlogs backlogs) {
    this.backlogs = backlogs;
  }

  @Override
  public Health health() {
    try {
      Backlog backlog = backlogs.read();
      boolean stuck = backlog.oldest().compareTo(STUCK) > 0;
      return (stuck
              ? EngineHealth.degraded("the engine was not told what became true")
              : Health.up())
          .withDetail("outstanding", backlog.publications())
          .withDetail("oldestSeconds", backlog.oldest().toSeconds())
          .build();
    } catch (DataAccessException _) {
      return Health.unknown().withDetail("reason", "the database cannot be read").build();
    }
  }
}
