package io.labelops.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One copy of the application behind wires of its own to database, broker and Tasklist. */
final class Copy implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final ChaosHome home;
  private final Path jar;
  private final int port = freePort();
  private final TcpProxy database;
  private final TcpProxy broker;
  private final TcpProxy tasklist;
  private @Nullable Process process;

  Copy(String name, ChaosHome home, Path jar) {
    Map<String, String> stack = home.addresses();
    this.name = name;
    this.home = home;
    this.jar = jar;
    this.database = new TcpProxy(port(stack, "postgres", 5));
    this.broker = new TcpProxy(port(stack, "camundaGrpc", 0));
    this.tasklist = new TcpProxy(port(stack, "tasklist", 0));
  }

  private static int port(Map<String, String> stack, String part, int prefix) {
    return URI.create(stack.getOrDefault(part, "").substring(prefix)).getPort();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandFailure("No free port: " + e, e);
    }
  }

  int port() {
    return port;
  }

  TcpProxy database() {
    return database;
  }

  TcpProxy broker() {
    return broker;
  }

  TcpProxy tasklist() {
    return tasklist;
  }

  void start() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
    builder.environment().putAll(environment());
    builder
        .directory(home.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(
            Redirect.appendTo(home.directory().resolve("logs/" + name + ".log").toFile()));
    try {
      Process started = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      process = started;
    } catch (IOException e) {
      throw new CommandFailure("The application cannot be started: " + e, e);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> stack = home.addresses();
    String http = "http://127.0.0.1:";
    return Map.ofEntries(
        Map.entry("SERVER_ADDRESS", "127.0.0.1"),
        Map.entry("SERVER_PORT", "" + port),
        Map.entry(
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://127.0.0.1:%d/labelops".formatted(database.port())),
        Map.entry("SPRING_DATASOURCE_USERNAME", "labelops"),
        Map.entry("SPRING_DATASOURCE_PASSWORD", home.password("postgres")),
        Map.entry("CAMUNDA_CLIENT_GRPC_ADDRESS", http + broker.port()),
        Map.entry("CAMUNDA_CLIENT_REST_ADDRESS", stack.getOrDefault("camundaRest", "")),
        Map.entry("LABELOPS_TASKLIST_URL", http + tasklist.port()),
        Map.entry("LABELOPS_TASKLIST_USERNAME", "labelops-service"),
        Map.entry("LABELOPS_TASKLIST_PASSWORD", home.password("labelops-service")),
        Map.entry(
            "LABELOPS_CREDENTIALS_FILE", home.directory().resolve("credentials.json").toString()));
  }

  /** The process, for as long as it lives. */
  @Nullable ProcessHandle handle() {
    Process running = process;
    return running == null || !running.isAlive() ? null : running.toHandle();
  }

  /** Whether it serves, and database and engine answer it. */
  boolean isHealthy() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body().contains("\"status\":\"UP\"");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
    List.of(database, broker, tasklist).forEach(TcpProxy::close);
  }
}
