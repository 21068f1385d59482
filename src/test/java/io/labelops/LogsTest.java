package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application as its own process, as in docker, with an engine that is away. */
class LogsTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private String base = "";

  @TempDir private Path directory;

  @Test
  void everyLineIsAJsonDocumentAndNoneHoldsASecret() throws Exception {
    int port = freePort();
    base = "http://127.0.0.1:" + port;
    Path log = directory.resolve("log");
    Process application = start(port, log);
    String token;
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(() -> send("GET", "/actuator/health/readiness", "", null).statusCode() == 200);
      HttpResponse<String> login = logIn("login-secret");
      assertThat(login.statusCode()).as(login.body()).isEqualTo(201);
      token = JSON.readTree(login.body()).get("token").asString();
      logIn("typed-secret");
      send("GET", "/api/v1/datasets/birds/versions/1", "", token);
      send("POST", "/api/v1/datasets", "{\"key\": \"body-secret", token);
      send("GET", "/api/v1/datasets", "", "guessed-secret");
      send("GET", "/actuator/prometheus", "", "collectors-secret");
    } finally {
      application.destroyForcibly();
      assertThat(application.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    List<JsonNode> lines = Files.readAllLines(log).stream().map(JSON::readTree).toList();
    assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.hasNonNull("@timestamp"));
    assertThat(lines.getFirst().at("/service/name").asString()).isEqualTo("labelops");
    assertThat(Files.readString(log)).doesNotContain("-secret", token);
  }

  private HttpResponse<String> logIn(String password) throws Exception {
    return send(
        "POST",
        "/api/v1/tokens",
        JSON.writeValueAsString(Map.of("username", "admin", "password", password)),
        null);
  }

  private HttpResponse<String> send(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private Process start(int port, Path log) throws Exception {
    Path credentials = directory.resolve("credentials.json");
    Files.writeString(credentials, "{\"admin\": \"login-secret\", \"ops-lead\": \"lead-secret\"}");
    String database = EmbeddedDatabase.create();
    try (var connection = DriverManager.getConnection(database, "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE logs LOGIN SUPERUSER PASSWORD 'database-secret'");
    }
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            LabelopsApplication.class.getName());
    command
        .environment()
        .putAll(
            Map.of(
                "LABELOPS_PORT", String.valueOf(port),
                "LABELOPS_DATABASE_URL", database,
                "LABELOPS_DATABASE_USERNAME", "logs",
                "LABELOPS_DATABASE_PASSWORD", "database-secret",
                "LABELOPS_CREDENTIALS_FILE", credentials.toString(),
                "LABELOPS_TASKLIST_PASSWORD", "tasklist-secret",
                "LABELOPS_METRICS_TOKEN", "collectors-secret",
                "LABELOPS_LOG_FORMAT", "ecs",
                "LABELOPS_ZEEBE_GRPC", "http://127.0.0.1:1"));
    command.environment().remove("SPRING_PROFILES_ACTIVE");
    return command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  // Without the tests' own classes, which bring a configuration of the log.
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
