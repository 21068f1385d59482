package io.labelops.audit;

import io.labelops.measure.AuditPlan;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * A sampling plan that may be extended once.
 *
 * <p>A lot is looked at twice at most, so each look may err with half of the error probability
 * (Bonferroni): the first sample is the smallest one whose one-sided upper bound on the defect rate
 * stays within the limit in spite of {@code acceptable} defects at confidence 1 − α/2, and the
 * extended sample, which contains the first, is the same for {@code 2·acceptable + 1} defects. Both
 * are settled before anything is drawn, so the second look does not depend on the first, and a lot
 * above the limit is accepted with probability α at most, whichever look decides.
 *
 * <p>A lot too small for a bound is audited whole. Its rate is then known, not estimated: as many
 * defects are acceptable as the limit allows, and there is nothing to extend.
 */
record TwoStagePlan(
    int lotSize,
    int sampleSize,
    int acceptable,
    int extendedSampleSize,
    int extendedAcceptable,
    double maxDefectRate,
    double confidence) {

  static TwoStagePlan of(int lotSize, int acceptable, double maxDefectRate, double confidence) {
    AuditPlan first = stage(lotSize, acceptable, maxDefectRate, confidence);
    AuditPlan second = stage(lotSize, 2 * acceptable + 1, maxDefectRate, confidence);
    return new TwoStagePlan(
        lotSize,
        first.sampleSize(),
        first.acceptanceNumber(),
        second.sampleSize(),
        second.acceptanceNumber(),
        maxDefectRate,
        confidence);
  }

  private static AuditPlan stage(int lotSize, int acceptable, double limit, double confidence) {
    AuditPlan plan = AuditPlan.forLimit(lotSize, acceptable, limit, perLook(confidence));
    return plan.sampleSize() == lotSize
        ? new AuditPlan(lotSize, lotSize, (int) Math.floor(limit * lotSize + 1e-9))
        : plan;
  }

  private static double perLook(double confidence) {
    return 1 - (1 - confidence) / 2;
  }

  /** The confidence of a single look. */
  double confidencePerLook() {
    return perLook(confidence);
  }

  boolean extendable() {
    return extendedSampleSize > sampleSize;
  }

  int sampleSize(boolean extended) {
    return extended ? extendedSampleSize : sampleSize;
  }

  int acceptable(boolean extended) {
    return extended ? extendedAcceptable : acceptable;
  }

  /** The number of defects that not even the extended sample could accept. */
  int rejectable() {
    return extendedAcceptable + 1;
  }

  /** The one-sided upper bound on the lot's defect rate, the rate itself if all was audited. */
  double bound(int defects, int sampled) {
    return new AuditPlan(lotSize, sampled, 0).defectBound(defects, confidencePerLook());
  }

  /** Points of the operating characteristic of both looks together, exact for this lot. */
  List<AuditSheet.OcPoint> operatingCharacteristic(double... defectRates) {
    return Arrays.stream(defectRates)
        .mapToObj(
            rate -> new AuditSheet.OcPoint(rate, acceptance((int) Math.round(rate * lotSize))))
        .toList();
  }

  private double acceptance(int defective) {
    HypergeometricDistribution first =
        HypergeometricDistribution.of(lotSize, defective, sampleSize);
    double acceptance = first.cumulativeProbability(acceptable);
    for (int found = acceptable + 1; found <= extendedAcceptable && extendable(); found++) {
      double chance = first.probability(found);
      if (chance > 0) {
        acceptance +=
            chance
                * HypergeometricDistribution.of(
                        lotSize - sampleSize, defective - found, extendedSampleSize - sampleSize)
                    .cumulativeProbability(extendedAcceptable - found);
      }
    }
    return Math.min(1, acceptance);
  }
}
