package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureBenchCommandTest {

  @TempDir private Path folder;

  @Test
  void timesEveryMeasureBesideItsBaselines() throws IOException {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    Path file = folder.resolve("bench.json");
    int exit =
        Labelops.explained(new CommandLine(new MeasureBenchCommand(new Stopwatch(1e6))))
            .setOut(out)
            .setErr(out)
            .execute("--items", "2000", "--no-growth", "--json", file.toString());

    assertThat(exit).as(printed.toString()).isZero();
    JsonNode json = JsonMapper.shared().readTree(file.toFile());
    assertThat(json.path("items").asInt()).isEqualTo(2_000);
    assertThat(json.path("annotations").asInt()).isBetween(5_500, 5_900);
    assertThat(json.path("measures")).hasSizeGreaterThan(10);
    JsonNode percent = json.path("measures").path(0);
    assertThat(percent.path("measure").asString()).isEqualTo("percent_agreement");
    assertThat(percent.path("milliseconds").asDouble()).isPositive();
    assertThat(percent.path("ratio_to_bare_pass").asDouble()).isPositive();
    assertThat(percent.path("ratio_to_dkpro").asDouble()).isPositive();
    assertThat(json.path("reasons").path("growth_exponent").asString()).isNotBlank();
    JsonNode postgresql = json.path("postgresql");
    assertThat(postgresql.path("annotations").asLong()).isEqualTo(6_000);
    assertThat(postgresql.path("ratio_to_copy").asDouble()).isPositive();
    assertThat(postgresql.path("ratio_to_ordered_copy").asDouble()).isPositive();
  }

  @Test
  void bytesOfAllThreadsAreCounted() {
    long bytes =
        new Stopwatch(1e6)
            .bytes(
                () -> {
                  try (var pool = new ForkJoinPool(1)) {
                    return pool.submit(() -> new byte[10_000_000]).join();
                  }
                });

    assertThat(bytes).isBetween(10_000_000L, 12_000_000L);
  }
}
