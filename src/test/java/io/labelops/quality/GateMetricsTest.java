package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.shared.DatasetVersionId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@ModuleTest
class GateMetricsTest {

  private final GateResults results;
  private final MeterRegistry meters;
  private final TestClock clock;

  GateMetricsTest(GateResults results, MeterRegistry meters, TestClock clock) {
    this.results = results;
    this.meters = meters;
    this.clock = clock;
  }

  @Test
  void aGateTakesFromItsMeasurementToItsFirstDecision() {
    results.store(
        new Measured(
            "gate-metrics",
            new DatasetVersionId("gate-metrics", 1),
            Gate.AUDIT,
            "gate-metrics:1",
            1,
            InputsHash.of("gate-metrics"),
            List.of(),
            Map.of()));
    clock.advance(Duration.ofMinutes(3));

    assertThat(results.decide("gate-metrics", "PASS", null, null)).isTrue();
    assertThat(results.decide("gate-metrics", "FAIL", null, null)).isFalse();
    assertThat(results.decide("unknown", "FAIL", null, null)).isFalse();

    Timer passes = meters.get("labelops.gate").tags("gate", "AUDIT", "outcome", "PASS").timer();
    assertThat(passes.count()).isEqualTo(1);
    assertThat(passes.totalTime(TimeUnit.MINUTES)).isEqualTo(3);
    assertThat(meters.find("labelops.gate").tag("outcome", "FAIL").timers()).isEmpty();
  }
}
