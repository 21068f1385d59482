package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
  void auditsASmallLotWhole() {
    AuditPlan plan = AuditPlan.forLimit(40, 3, 0.05, 0.95);

    assertThat(plan).isEqualTo(new AuditPlan(40, 40, 2));
    assertThat(plan.defectBound(2, 0.95)).isEqualTo(0.05);
    assertThat(AuditPlan.forLimit(1, 5, 0.05, 0.95)).isEqualTo(new AuditPlan(1, 1, 0));
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
