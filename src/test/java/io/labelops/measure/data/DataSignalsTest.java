package io.labelops.measure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Proportion;
import org.junit.jupiter.api.Test;

class DataSignalsTest {

  @Test
  void driftByHand() {
    Drift drift = Drift.between(new long[] {50, 50}, new long[] {80, 20});

    assertThat(drift.stability())
        .isCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), within(1e-14));
    // Pearson on the 2 × 2 table: 200·(50·20 − 50·80)² / (100·100·130·70)
    assertThat(drift.chiSquare()).isCloseTo(200.0 * 9e6 / (1e4 * 9100), within(1e-10));
    assertThat(drift.pValue()).isBetween(8e-6, 1e-5);
    assertThat(drift.jensenShannon()).isBetween(0.07, 0.075);
  }

  @Test
  void theSameSharesDoNotDriftAndOthersDoWhollyHoweverTurned() {
    Drift same = Drift.between(new long[] {10, 30, 0}, new long[] {20, 60, 0});
    Drift apart = Drift.between(new long[] {10, 0}, new long[] {0, 10});

    assertThat(same.stability()).isCloseTo(0, within(1e-14));
    assertThat(same.pValue()).isCloseTo(1, within(1e-12));
    assertThat(apart.jensenShannon()).isCloseTo(1, within(1e-14));
    assertThat(apart.stability()).isFinite().isPositive();
    assertThat(Drift.between(new long[] {5}, new long[] {7}).pValue()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drift.between(new long[] {0}, new long[] {1}));
  }

  @Test
  void differencesHaveTheirPublishedIntervalAndTest() {
    // Newcombe 1998, table II, 56/70 less 48/80: 0.0524 to 0.3339
    Difference newcombe = Difference.of(48, 80, 56, 70, 0.95);
    assertThat(newcombe.value()).isCloseTo(0.2, within(1e-14));
    assertThat(newcombe.interval().lower()).isCloseTo(0.0524, within(5e-5));
    assertThat(newcombe.interval().upper()).isCloseTo(0.3339, within(5e-5));
    // Fisher's tea: 3 of 4 and 1 of 4
    assertThat(Difference.of(3, 4, 1, 4, 0.95).pValue()).isCloseTo(34 / 70.0, within(1e-12));
    assertThat(Difference.of(5, 10, 5, 10, 0.95).pValue()).isCloseTo(1, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> Difference.of(0, 0, 1, 2, 0.95));
  }

  @Test
  void causesAreOrderedByFrequency() {
    assertThat(Pareto.of(new long[] {2, 0, 6, 2}))
        .containsExactly(new Pareto(2, 6, 0.6), new Pareto(0, 2, 0.8), new Pareto(3, 2, 1));
    assertThat(Pareto.of(new long[2])).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Pareto.of(new long[] {-1}));
  }

  @Test
  void theWorstSliceIsNamedIfItIsLargeEnough() {
    Proportion[] slices = {
      Proportion.of(90, 100, 0.95), Proportion.of(0, 2, 0.95), Proportion.of(60, 100, 0.95)
    };

    assertThat(Slices.of(slices, 30).worst()).isEqualTo(2);
    assertThat(Slices.of(slices, 30).best()).isZero();
    assertThat(Slices.of(slices, 30).gap()).isCloseTo(0.3, within(1e-14));
    assertThat(Slices.of(slices, 1).worst()).isEqualTo(1);
    assertThat(Slices.of(slices, 1_000).gap()).isNaN();
  }
}
