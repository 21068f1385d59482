package io.labelops.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.EmbeddedDatabase;
import io.labelops.shared.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the real application and PostgreSQL, beside an engine that answers as one would. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedDatabase.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class DoctorCommandTest {

  @TempDir private static Path home;

  private final JdbcClient jdbc;
  private final String database;
  private final FakeEngine engine = new FakeEngine();
  private final Map<String, String> environment = new HashMap<>();
  @LocalServerPort private int port;
  private Clock clock = Clock.systemUTC();
  private int exit;

  DoctorCommandTest(JdbcClient jdbc, Environment settings) {
    this.jdbc = jdbc;
    this.database =
        Objects.requireNonNull(settings.getProperty("spring.datasource.url")).split("\\?")[0];
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    Path credentials = home.resolve("credentials.json");
    Files.writeString(
        credentials,
        """
        {"admin": "admin-secret", "labelops-service": "service-secret", "postgres": "postgres"}
        """);
    registry.add("labelops.credentials-file", credentials::toString);
    registry.add("camunda.client.enabled", () -> false);
  }

  @BeforeEach
  void allIsWell() {
    environment.put("LABELOPS_HOME", home.toString());
    environment.put("LABELOPS_URL", "http://127.0.0.1:" + port);
    environment.put("LABELOPS_DATABASE_URL", database);
    environment.put("LABELOPS_DATABASE_USERNAME", "postgres");
    environment.put("LABELOPS_ZEEBE_REST", engine.address());
    environment.put("LABELOPS_TASKLIST_URL", engine.address());
    jdbc.sql("TRUNCATE process_deployment, event_publication").update();
    deploy(Models.onClasspath().hash());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.6.0", "8.9.17"})
  void aWholeInstallationIsOk(String version) {
    engine.version = version;

    String printed = doctor();

    assertThat(exit).as(printed).isZero();
    assertThat(printed)
        .contains(
            "OK    java",
            "OK    ports",
            "OK    database             PostgreSQL 18",
            "OK    clock-database",
            "OK    models",
            "OK    publications",
            "OK    engine               Camunda " + version + ", 1 brokers",
            "OK    clock-engine",
            "OK    incidents            none",
            "OK    application          UP",
            "OK    clock-application",
            "OK    version")
        .doesNotContain("FAIL");
  }

  @Test
  void whereNothingRunsEachPartIsNamedWithItsMending() {
    engine.close();
    environment.put("LABELOPS_URL", engine.address());
    environment.put("LABELOPS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/labelops");

    String printed = doctor();

    assertThat(exit).isEqualTo(1);
    assertThat(printed.lines().filter(line -> line.startsWith("FAIL")))
        .hasSize(4)
        .allMatch(line -> line.contains(" → "))
        .anyMatch(line -> line.contains("nobody listens for labelops (127.0.0.1:"))
        .anyMatch(line -> line.startsWith("FAIL  database") && line.contains("start PostgreSQL"))
        .anyMatch(line -> line.startsWith("FAIL  engine"))
        .anyMatch(line -> line.startsWith("FAIL  application"));
  }

  @Test
  void aWrongPasswordOfTheDatabaseIsSaidAndNotShown() {
    environment.put("LABELOPS_DATABASE_USERNAME", "stranger");
    environment.put("LABELOPS_DATABASE_PASSWORD", "database-secret");

    assertThat(doctor())
        .containsPattern("FAIL  database .*the password is not that of the database")
        .doesNotContain("-secret");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void foreignModelsAndStuckPublicationsFail() {
    deploy("another");
    jdbc.sql(
            """
            INSERT INTO event_publication
                   (id, listener_id, event_type, serialized_event, publication_date, status)
            VALUES (gen_random_uuid(), 'l', 'e', '{}', now() - interval '5 minutes', 'FAILED')
            """)
        .update();

    assertThat(doctor())
        .containsPattern("FAIL  models .*deployed by 9.9.9 and are not of this build")
        .containsPattern("FAIL  publications .*1 wait, the oldest for 30\\d s")
        .containsPattern("WARN  application .*DEGRADED: .*models is DEGRADED \\(the models in");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void anEngineThatIsSickLateAndHasIncidentsIsSaid() {
    engine.health = "unhealthy";
    clock = Clock.offset(clock, Duration.ofSeconds(90));
    engine.incidents = 3;

    assertThat(doctor())
        .containsPattern("FAIL  engine .*unhealthy partitions \\[1]")
        .containsPattern("FAIL  clock-database .*-90.\\d s")
        .containsPattern("FAIL  clock-engine .*-\\d\\d\\.\\d s beside this machine → synchronize")
        .containsPattern("WARN  incidents .*3 open → .*/operate/");
  }

  @Test
  void incidentsOfAnEngineThatRefusesUsAreNotKnown() {
    engine.password = "changed";

    assertThat(doctor()).containsPattern("WARN  incidents .*not known: .*401");
    assertThat(exit).isZero();
  }

  @Test
  void jsonHasTheSameFindings() {
    JsonNode findings = JsonMapper.shared().readTree(doctor("--format", "json"));

    assertThat(findings.size()).isGreaterThan(10);
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.get("check").asString()).isEqualTo("database");
              assertThat(finding.get("level").asString()).isEqualTo("OK");
              assertThat(finding.get("detail").asString()).startsWith("PostgreSQL");
              assertThat(finding.get("advice").isNull()).isTrue();
            });
  }

  private String doctor(String... arguments) {
    var printed = new StringWriter();
    var writer = new PrintWriter(printed, true);
    exit =
        new CommandLine(new DoctorCommand(environment, clock))
            .setOut(writer)
            .setErr(writer)
            .execute(arguments);
    return printed.toString();
  }

  private void deploy(String hash) {
    jdbc.sql(
            """
            INSERT INTO process_deployment (content_hash, app_version, deployed_at, resources)
            VALUES (?, '9.9.9', clock_timestamp(), '{}')
            """)
        .param(hash)
        .update();
  }
}
