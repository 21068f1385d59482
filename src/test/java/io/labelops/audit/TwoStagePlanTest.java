package io.labelops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Binomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoStagePlanTest {

  @Test
  void eachLookIsTheSmallestThatHoldsAtHalfOfTheErrorProbability() {
    TwoStagePlan plan = TwoStagePlan.of(10_000, 2, 0.05, 0.95);

    assertThat(plan.acceptable()).isEqualTo(2);
    assertThat(plan.extendedAcceptable()).isEqualTo(5);
    assertThat(Binomial.upper(2, plan.sampleSize(), 0.975)).isLessThanOrEqualTo(0.05);
    assertThat(Binomial.upper(2, plan.sampleSize() - 1, 0.975)).isGreaterThan(0.05);
    assertThat(Binomial.upper(5, plan.extendedSampleSize(), 0.975)).isLessThanOrEqualTo(0.05);
    assertThat(Binomial.upper(5, plan.extendedSampleSize() - 1, 0.975)).isGreaterThan(0.05);
    assertThat(plan.rejectable()).isEqualTo(6);
  }

  @Test
  void aLotAboveTheLimitPassesWithTheErrorProbabilityAtMost() {
    for (int lot : new int[] {150, 240, 300, 1_000, 20_000}) {
      for (int acceptable : new int[] {0, 1, 2, 5}) {
        TwoStagePlan plan = TwoStagePlan.of(lot, acceptable, 0.05, 0.95);
        double barelyBad = (Math.floor(0.05 * lot) + 1) / lot;

        assertThat(plan.operatingCharacteristic(barelyBad).getFirst().acceptance())
            .as("lot %d, c %d", lot, acceptable)
            .isLessThanOrEqualTo(0.05);
      }
    }
  }

  @Test
  void aGoodLotMostlyPasses() {
    TwoStagePlan plan = TwoStagePlan.of(1_140, 2, 0.05, 0.95);

    assertThat(plan.operatingCharacteristic(0, 0.01).stream().map(AuditSheet.OcPoint::acceptance))
        .satisfiesExactly(
            none -> assertThat(none).isEqualTo(1), few -> assertThat(few).isGreaterThan(0.95));
  }

  @Test
  void aSmallLotIsAuditedWholeAndItsRateIsKnown() {
    TwoStagePlan plan = TwoStagePlan.of(108, 2, 0.05, 0.95);

    assertThat(plan.sampleSize()).isEqualTo(108);
    assertThat(plan.acceptable()).isEqualTo(5);
    assertThat(plan.extendable()).isFalse();
    assertThat(plan.rejectable()).isEqualTo(6);
    assertThat(plan.bound(5, 108)).isCloseTo(5 / 108.0, within(1e-12));
  }

  @Test
  void anExtensionThatReachesTheWholeLotKnowsTheRateToo() {
    TwoStagePlan plan = TwoStagePlan.of(200, 2, 0.05, 0.95);

    assertThat(plan.sampleSize()).isLessThan(200);
    assertThat(plan.extendedSampleSize()).isEqualTo(200);
    assertThat(plan.extendedAcceptable()).isEqualTo(10);
  }

  @Test
  void aLotOfOneLabelHasAPlan() {
    TwoStagePlan plan = TwoStagePlan.of(1, 2, 0.05, 0.95);

    assertThat(plan.sampleSize()).isEqualTo(1);
    assertThat(plan.acceptable()).isZero();
    assertThat(plan.operatingCharacteristic(1).getFirst().acceptance()).isZero();
  }

  // Hypergeometric acceptance computed with scipy.stats.hypergeom
  @ParameterizedTest(name = "N {0}, {1} defective, n {2}, c {3}")
  @CsvSource({
    "50, 5, 10, 4, 0.9998810625082596",
    "50, 5, 10, 0, 0.3105627820045686",
    "1000, 25, 80, 2, 0.6771332996323436",
    "1000, 25, 80, 5, 0.9887976332621486",
    "500, 10, 50, 1, 0.7365025091384854",
    "100, 3, 20, 0, 0.5081014223871366",
    "10000, 100, 200, 5, 0.9850328829968767",
    "1000, 10, 80, 2, 0.9607516815523858",
    "1000, 50, 80, 2, 0.21864472540416938",
    "1000, 100, 80, 2, 0.008598981173940898",
  })
  void aPlanWithoutExtensionHasTheExactOperatingCharacteristic(
      int lot, int defective, int sample, int acceptable, double acceptance) {
    double rate = (double) defective / lot;
    var plan = new TwoStagePlan(lot, sample, acceptable, sample, acceptable, 0.05, 0.95);

    AuditSheet.OcPoint point = plan.operatingCharacteristic(rate).getFirst();

    assertThat(point.defectRate()).isEqualTo(rate);
    assertThat(point.acceptance()).isCloseTo(acceptance, within(1e-12));
  }
}
