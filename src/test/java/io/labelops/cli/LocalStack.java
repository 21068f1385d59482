package io.labelops.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The evaluation stack on ports and in a directory of its own, started once by the launcher for all
 * system tests and stopped after the last.
 */
final class LocalStack implements BeforeAllCallback {

  private static final Path HOME = Path.of("target", "system-stack").toAbsolutePath();

  // Keeps every port below those that systems hand out to clients (Linux: from 32768).
  private static final String PORT_OFFSET = "4000";

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final Map<String, String> ENVIRONMENT =
      Map.of("LABELOPS_HOME", HOME.toString(), "LABELOPS_PORT_OFFSET", PORT_OFFSET);

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(LocalStack.class))
        .computeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  static Installation installation() {
    return Installation.of(ENVIRONMENT);
  }

  /** Counts a dataset's rows of a table, for what no page or API tells. */
  static int count(String table, String dataset) {
    String sql = "SELECT count(*) FROM %s WHERE dataset_key = ?".formatted(table);
    JsonNode stack = JsonMapper.shared().readTree(HOME.resolve("stack.json").toFile());
    try (Connection connection =
            DriverManager.getConnection(
                stack.path("postgres").asString(),
                "labelops",
                installation().password("postgres"));
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, dataset);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The stack with two copies behind wires in place of the launcher's own application. */
  static ChaosStack broken() throws IOException {
    Files.writeString(HOME.resolve(ChaosHome.MARKER), "the system tests' own\n");
    ChaosHome home =
        ChaosHome.claim(HOME, Path.of("").toAbsolutePath(), Integer.parseInt(PORT_OFFSET));
    ProcessHandle application = home.process("labelops").orElseThrow();
    application.destroy();
    application.onExit().join();
    return ChaosStack.start(home, home.directory().resolve("run/application/labelops.jar"));
  }

  /** Brings back what chaos took away. */
  static void mend() {
    launcher("up");
  }

  private static final class Running implements AutoCloseable {

    private Running() {
      launcher("reset", "--yes");
      launcher("up");
    }

    @Override
    public void close() {
      launcher("down");
    }
  }

  private static void launcher(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of("labelops").toAbsolutePath().toString());
    builder.command().addAll(java.util.List.of(arguments));
    builder.environment().putAll(ENVIRONMENT);
    builder.redirectErrorStream(true).redirectOutput(Redirect.INHERIT);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("labelops " + String.join(" ", arguments) + " failed");
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
