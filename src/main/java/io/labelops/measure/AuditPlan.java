package io.labelops.measure;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A single sampling plan: audit n units of a lot of N, accept with at most c defective ones.
 *
 * <p>Plans and bounds use the binomial distribution, which for a finite lot errs on the safe side
 * (Montgomery, "Introduction to Statistical Quality Control", acceptance sampling by attributes).
 *
 * @param lotSize N, at least 1
 * @param sampleSize n, 1 to N
 * @param acceptanceNumber c, 0 to n
 */
public record AuditPlan(int lotSize, int sampleSize, int acceptanceNumber) {

  public AuditPlan {
    if (sampleSize < 1 || sampleSize > lotSize) {
      throw new IllegalArgumentException("No sample of " + sampleSize + " from " + lotSize);
    }
    if (acceptanceNumber < 0 || acceptanceNumber > sampleSize) {
      throw new IllegalArgumentException("Accepts " + acceptanceNumber + " of " + sampleSize);
    }
  }

  /**
   * Finds the smallest sample that proves a defect limit in spite of c defects.
   *
   * <p>With c defects in it, the one-sided upper bound on the defect rate is at most the limit.
   * Where the lot is too small for that it is audited whole, and c is cut to what the limit allows.
   *
   * @param limit the largest tolerable defect rate, between 0 and 1, exclusive
   * @param confidence one-sided, for example 0.95
   */
  public static AuditPlan forLimit(
      int lotSize, int acceptanceNumber, double limit, double confidence) {
    if (!(limit > 0 && limit < 1) || lotSize < 1 || acceptanceNumber < 0) {
      throw new IllegalArgumentException(
          "No plan for lot " + lotSize + ", c " + acceptanceNumber + ", limit " + limit);
    }
    double tail = Interval.tail(confidence);
    int tooFew = Math.min(acceptanceNumber, lotSize - 1);
    int enough = lotSize;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (BinomialDistribution.of(middle, limit).cumulativeProbability(acceptanceNumber) <= tail) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    int tolerable = (int) Math.floor(limit * lotSize + 1e-9);
    int accepted = enough == lotSize ? Math.min(acceptanceNumber, tolerable) : acceptanceNumber;
    return new AuditPlan(lotSize, enough, accepted);
  }

  /** Returns the one-sided upper bound on the lot's defect rate, exact when all was audited. */
  public double defectBound(int defects, double confidence) {
    double bound = Binomial.upper(defects, sampleSize, confidence);
    return sampleSize == lotSize ? (double) defects / lotSize : bound;
  }
}
