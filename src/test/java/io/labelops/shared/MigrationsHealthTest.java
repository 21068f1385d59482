package io.labelops.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.WholeTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@WholeTest
@Transactional
class MigrationsHealthTest {

  private final MigrationsHealth health;
  private final JdbcClient jdbc;

  MigrationsHealthTest(MigrationsHealth health, JdbcClient jdbc) {
    this.health = health;
    this.jdbc = jdbc;
  }

  @Test
  void allMigrationsOfThisBuildAreThere() {
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(health.health().getDetails()).isEmpty();
  }

  @Test
  void aMissingMigrationIsDown() {
    jdbc.sql("DELETE FROM flyway_schema_history_ledger WHERE version IS NOT NULL").update();

    assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
    assertThat(health.health().getDetails().get("missing"))
        .isInstanceOfSatisfying(Map.class, missing -> assertThat(missing).containsKey("ledger"));
  }

  @Test
  void migrationsOfANewerBuildAreToldButDoNoHarm() {
    jdbc.sql("UPDATE flyway_schema_history_ledger SET version = '999' WHERE version = '1'")
        .update();

    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(health.health().getDetails().get("ofANewerBuild"))
        .isInstanceOfSatisfying(Map.class, ahead -> assertThat(ahead).containsKey("ledger"));
  }
}
