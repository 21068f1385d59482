package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownLimitTest {

  @Test
  void aProcessWhoseShutdownHangsEndsAllTheSame() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HangingShutdown.class.getName())
            .inheritIO()
            .start();

    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Ends, but for a hook that never does. */
  static final class HangingShutdown {

    public static void main(String[] args) {
      ShutdownLimit.install(Duration.ofMillis(200));
      Runtime.getRuntime().addShutdownHook(new Thread(HangingShutdown::hang));
    }

    private static void hang() {
      try {
        Thread.sleep(Duration.ofMinutes(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
