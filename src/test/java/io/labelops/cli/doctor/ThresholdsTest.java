package io.labelops.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @CsvSource({"PT0S, OK", "PT1.9S, OK", "PT3S, WARN", "-PT3S, WARN", "PT31S, FAIL", "-PT31S, FAIL"})
  void clocksMayDifferALittle(Duration off, Finding.Level level) {
    assertThat(Skew.of("clock", NOW.plus(off), NOW, NOW, Duration.ZERO).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"PT3S, PT10S, OK", "PT20S, PT10S, WARN"})
  void aSlowAnswerOrACoarseClockIsNoSkew(Duration off, Duration took, Finding.Level level) {
    Instant middle = NOW.plus(took.dividedBy(2));

    assertThat(Skew.of("clock", middle.plus(off), NOW, NOW.plus(took), Duration.ZERO).level())
        .isEqualTo(level);
    assertThat(Skew.of("clock", NOW.plusMillis(2_400), NOW, NOW, Duration.ofMillis(500)).level())
        .isEqualTo(Finding.Level.OK);
  }

  @ParameterizedTest
  @CsvSource({"100, FAIL", "511, FAIL", "512, WARN", "2047, WARN", "2048, OK"})
  void theDiskMustNotFill(long megabytes, Finding.Level level) {
    assertThat(MachineChecks.disk("disk", Path.of("/"), megabytes * 1024 * 1024).level())
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"17.0.1, FAIL", "25.0.1, OK", "26, OK"})
  void theJdkMustBeNewEnough(String version, Finding.Level level) {
    assertThat(MachineChecks.java(Runtime.Version.parse(version)).level()).isEqualTo(level);
  }
}
