package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class LabelingMetricsTest {

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final LeaseGauges gauges;
  private final LabelingWorld world;
  private final MeterRegistry meters;
  private final TestClock clock;

  LabelingMetricsTest(
      BatchOpening opening,
      Deadlines deadlines,
      LeaseGauges gauges,
      LabelingWorld world,
      MeterRegistry meters,
      TestClock clock) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.gauges = gauges;
    this.world = world;
    this.meters = meters;
    this.clock = clock;
  }

  @BeforeEach
  void dispatchFirstBatch() {
    world.create();
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void leasesAreOpenUntilTheyExpire() {
    world.claim(north(), FIRST, "north-1", 3);
    gauges.look();
    assertThat(leases("open")).isEqualTo(3);
    assertThat(leases("expired")).isZero();

    clock.advance(Duration.ofSeconds(301));
    gauges.look();

    assertThat(leases("open")).isZero();
    assertThat(leases("expired")).isEqualTo(3);
  }

  @Test
  void rowsAreCountedOnceHoweverOftenASubmissionIsRepeated() {
    List<String> mine = world.claim(north(), FIRST, "north-1", 3);
    String body =
        line(mine.get(0), "north-1", "duck")
            + line(mine.get(1), "north-1", "duck")
            + line(mine.get(2), "north-1", "swan");
    double taken = rows("taken");
    double refused = rows("refused");

    world.submit(north(), FIRST, "counted", body);
    world.submit(north(), FIRST, "counted", body);

    assertThat(rows("taken") - taken).isEqualTo(2);
    assertThat(rows("refused") - refused).isEqualTo(1);
  }

  private double leases(String state) {
    return meters.get("labelops.leases").tag("state", state).gauge().value();
  }

  private double rows(String outcome) {
    return meters.counter("labelops.rows", "kind", "labels", "outcome", outcome).count();
  }
}
