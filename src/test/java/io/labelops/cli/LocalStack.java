package io.labelops.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The evaluation stack on ports and in a directory of its own, started once by the launcher for all
 * system tests and stopped after the last.
 */
final class LocalStack implements BeforeAllCallback {

  private static final Path HOME = Path.of("target", "system-stack").toAbsolutePath();
  private static final String PORT_OFFSET = "12000";
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
