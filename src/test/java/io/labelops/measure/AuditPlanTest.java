package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.AuditPlan.OcPoint;
import java.util.List;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditPlanTest {

  // Wilks 1941, sample sizes for 95/95 tolerance limits
  @ParameterizedTest(name = "{0} defects in {1}")
  @CsvSource({"0, 59", "1, 93", "2, 124", "3, 153", "4, 181", "5, 208"})
  void findsTheSmallestSampleThatProvesALimit(int acceptanceNumber, int sampleSize) {
    AuditPlan plan = AuditPlan.forLimit(100_000, acceptanceNumber, 0.05, 0.95);

    assertThat(plan).isEqualTo(new AuditPlan(100_000, sampleSize, acceptanceNumber));
    assertThat(plan.defectBound(acceptanceNumber, 0.95)).isLessThanOrEqualTo(0.05);
    assertThat(Binomial.upper(acceptanceNumber, sampleSize - 1, 0.95)).isGreaterThan(0.05);
  }

  @Test
  void acceptsAsManyDefectsAsPlanned() {
    AuditPlan plan = new AuditPlan(1_000, 80, 2);

    assertThat(plan.accepts(2)).isTrue();
    assertThat(plan.accepts(3)).isFalse();
  }

  @Test
  void auditsASmallLotWhole() {
    AuditPlan plan = AuditPlan.forLimit(40, 3, 0.05, 0.95);

    assertThat(plan).isEqualTo(new AuditPlan(40, 40, 2));
    assertThat(plan.defectBound(2, 0.95)).isEqualTo(0.05);
    assertThat(AuditPlan.forLimit(1, 5, 0.05, 0.95)).isEqualTo(new AuditPlan(1, 1, 0));
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
  void operatingCharacteristicEqualsReference(
      int lot, int defective, int sample, int acceptanceNumber, double acceptance) {
    double rate = (double) defective / lot;
    OcPoint point =
        new AuditPlan(lot, sample, acceptanceNumber).operatingCharacteristic(rate).getFirst();

    assertThat(point.defectRate()).isEqualTo(rate);
    assertThat(point.acceptance()).isCloseTo(acceptance, within(1e-12));
  }

  @Test
  void acceptanceFallsFromCertainToImpossible() {
    List<OcPoint> points =
        new AuditPlan(500, 50, 1).operatingCharacteristic(0, 0.01, 0.02, 0.05, 0.1, 0.3, 1);

    assertThat(points.getFirst().acceptance()).isEqualTo(1);
    assertThat(points.getLast().acceptance()).isZero();
    assertThat(points)
        .isSortedAccordingTo((a, b) -> Double.compare(b.acceptance(), a.acceptance()));
  }

  @Test
  void seldomAcceptsALotAboveTheLimitHoweverSmallTheLot() {
    for (int lot = 1; lot <= 600; lot++) {
      for (int c = 0; c <= 4; c++) {
        AuditPlan plan = AuditPlan.forLimit(lot, c, 0.03, 0.95);
        int justTooMany = (int) Math.floor(0.03 * lot) + 1;
        double wronglyAccepted =
            HypergeometricDistribution.of(lot, justTooMany, plan.sampleSize())
                .cumulativeProbability(plan.acceptanceNumber());
        assertThat(wronglyAccepted).as("%s", plan).isLessThanOrEqualTo(0.05);
      }
    }
  }

  @Test
  void refusesImpossiblePlans() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditPlan(10, 11, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditPlan(10, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditPlan(10, 5, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditPlan.forLimit(0, 0, 0.05, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditPlan.forLimit(10, 0, 5, 0.95));
  }
}
