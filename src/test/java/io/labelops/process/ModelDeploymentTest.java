package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.shared.Models;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ModelDeploymentTest {

  private static final Models FIRST = models("first");
  private static final Models SECOND = models("second");

  private final Function<CamundaClient, ModelDeployment> deployments;
  private final DecisionVersions decisions;
  private final JdbcClient jdbc;
  private final TestClock clock;
  private FakeGateway gateway;
  private CamundaClient client;
  private ModelDeployment deployment;

  ModelDeploymentTest(
      DeploymentLog log,
      DecisionVersions decisions,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      TestClock clock) {
    this.deployments = engine -> new ModelDeployment(engine, log, transaction, jdbc, null);
    this.decisions = decisions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @BeforeEach
  void nothingDeployed() {
    gateway = new FakeGateway();
    client = gateway.client();
    deployment = deployments.apply(client);
    jdbc.sql("TRUNCATE process_deployment").update();
  }

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void allModelsGoInOneDeployment() {
    assertThat(deployment.deploy(FIRST, "1.0.0")).isTrue();

    assertThat(gateway.deployments)
        .singleElement()
        .satisfies(
            request -> assertThat(request.getResourcesList()).hasSize(FIRST.contents().size()));
  }

  @Test
  void theSameModelsAreDeployedAgainSoThatAnEmptyBrokerGetsThem() {
    deploy(FIRST, "1.0.0");

    assertThat(deploy(FIRST, "1.0.0")).isTrue();
    assertThat(gateway.deployments).hasSize(2);
    assertThat(jdbc.sql("SELECT count(*) FROM process_deployment").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void anOlderBuildIsRefused() {
    deploy(FIRST, "1.1.0");

    assertThat(deploy(SECOND, "1.0.9")).isFalse();
    assertThat(gateway.deployments).hasSize(1);
  }

  @Test
  void aBuildOfTheSameVersionMayBringNewModelsButNotTheOldOnesBack() {
    deploy(FIRST, "1.0.0-SNAPSHOT");
    assertThat(deploy(SECOND, "1.0.0-SNAPSHOT")).isTrue();

    assertThat(deploy(FIRST, "1.0.0-SNAPSHOT")).isFalse();
    assertThat(deploy(FIRST, "1.0.1")).isTrue();
  }

  @Test
  void whatTheEngineRefusesIsNotRecorded() {
    gateway.refuse(Status.UNAVAILABLE);

    assertThatThrownBy(() -> deploy(FIRST, "1.0.0")).isInstanceOf(RuntimeException.class);
    assertThat(jdbc.sql("SELECT count(*) FROM process_deployment").query(Long.class).single())
        .isZero();
  }

  @Test
  void aRunningInstanceDecidesByTheVersionItWasDeployedWith() {
    deploy(FIRST, "1.0.0");
    deploy(SECOND, "1.1.0");

    assertThat(decisions.version("batch-quality", Jobs.job(1, 101, "{}"))).contains("11");
    assertThat(decisions.version("batch-quality", Jobs.job(1, 102, "{}"))).contains("12");
    assertThat(decisions.version("batch-quality", Jobs.job(1, 999, "{}"))).contains("12");
    assertThat(decisions.version("unknown", Jobs.job(1, 101, "{}"))).isEmpty();
  }

  private boolean deploy(Models models, String version) {
    clock.advance(Duration.ofMinutes(1));
    return deployment.deploy(models, version);
  }

  private static Models models(String content) {
    return new Models(
        new TreeMap<>(
            Map.of(
                "label-batch.bpmn", content.getBytes(StandardCharsets.UTF_8),
                "batch-quality.dmn", content.getBytes(StandardCharsets.UTF_8))));
  }
}
