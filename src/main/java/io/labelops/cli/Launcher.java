package io.labelops.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code labelops up}, {@code down} and {@code reset} for a stack of chaos. */
record Launcher(ChaosHome home) {

  private static final long PATIENCE_MINUTES = 10;

  void run(String... arguments) {
    Path log = home.directory().resolve("launcher.log");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(home.repository().resolve("labelops").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(home.environment());
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new CommandFailure(
            "labelops %s failed, its output is in %s".formatted(String.join(" ", arguments), log));
      }
    } catch (IOException e) {
      throw new CommandFailure("labelops cannot be started: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }
}
