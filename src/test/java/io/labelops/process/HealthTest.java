package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.shared.Models;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class HealthTest {

  private final PublicationsHealth publications;
  private final ModelsHealth models;
  private final BacklogGauges gauges;
  private final DeploymentLog deployments;
  private final MeterRegistry meters;
  private final JdbcClient jdbc;
  private final TestClock clock;

  HealthTest(
      PublicationsHealth publications,
      ModelsHealth models,
      BacklogGauges gauges,
      DeploymentLog deployments,
      MeterRegistry meters,
      JdbcClient jdbc,
      TestClock clock) {
    this.publications = publications;
    this.models = models;
    this.gauges = gauges;
    this.deployments = deployments;
    this.meters = meters;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @BeforeEach
  void nothingYet() {
    clock.reset();
    jdbc.sql("TRUNCATE event_publication, process_deployment").update();
  }

  @Test
  void aPublicationMayWaitForAMomentButNotForMinutes() {
    assertThat(publications.health()).returns("UP", HealthTest::status);
    publish();
    publish();

    clock.advance(Duration.ofSeconds(90));
    assertThat(publications.health()).returns("UP", HealthTest::status);
    clock.advance(Duration.ofSeconds(60));

    assertThat(publications.health())
        .returns("DEGRADED", HealthTest::status)
        .extracting(Health::getDetails)
        .isEqualTo(
            Map.of(
                "reason",
                "the engine was not told what became true",
                "outstanding",
                2L,
                "oldestSeconds",
                150L));
  }

  @Test
  void theMetricsShowNumberAndAgeOfWhatWaits() {
    publish();
    clock.advance(Duration.ofSeconds(42));

    gauges.look();

    assertThat(meters.get("labelops.publications.outstanding").gauge().value()).isEqualTo(1);
    assertThat(meters.get("labelops.publications.oldest").timeGauge().value()).isEqualTo(42);
  }

  @Test
  void onlyTheModelsOfThisBuildAreWhatItExpects() {
    assertThat(models.health())
        .returns("DEGRADED", HealthTest::status)
        .returns("no models are deployed yet", HealthTest::reason);
    deploy("another", "9.9.9");
    assertThat(models.health())
        .returns("DEGRADED", HealthTest::status)
        .returns("the models in force are not those of this build", HealthTest::reason);

    clock.advance(Duration.ofMinutes(1));
    deploy(Models.onClasspath().hash(), "9.9.9");

    assertThat(models.health()).returns("UP", HealthTest::status);
  }

  @Test
  void theEngineIsUpWithItsVersionAndDegradedWhenNobodyAnswers() {
    var gateway = new FakeGateway();
    try (CamundaClient client = gateway.client()) {
      var health = new EngineHealth(client);
      assertThat(health.health())
          .returns("UP", HealthTest::status)
          .extracting(Health::getDetails)
          .isEqualTo(Map.of("brokers", 1, "version", "8.6.0"));

      gateway.close();

      assertThat(health.health())
          .returns("DEGRADED", HealthTest::status)
          .returns("the engine cannot be reached", HealthTest::reason);
    }
  }

  private void publish() {
    jdbc.sql(
            """
            INSERT INTO event_publication
                   (id, listener_id, event_type, serialized_event, publication_date, status)
            VALUES (gen_random_uuid(), 'l', 'e', '{}', :now, 'FAILED')
            """)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  private void deploy(String hash, String version) {
    deployments.record(
        new DeploymentLog.Entry(hash, version), new DeployedModels(Map.of(), Map.of(), Map.of()));
  }

  private static String status(Health health) {
    return health.getStatus().getCode();
  }

  private static Object reason(Health health) {
    return List.of(health.getDetails().get("reason")).getFirst();
  }
}
