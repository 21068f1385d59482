package io.labelops.pilot;

import io.labelops.measure.Binomial;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What production would take, by the pilot's own times, rates and open items.
 *
 * <p>P50 takes the median time of a label and the share of items without a majority, which are
 * labelled once more; P80 takes the upper 80 % bound of each: the order statistic of rank n/2 +
 * 0.8416·√n/2 for the median (Conover 1999, "Practical Nonparametric Statistics", 3.2) and
 * Clopper–Pearson for the share. The rate of a label is that of the pilot's vendors, weighted by
 * the labels they made.
 *
 * @param items that production has to label
 * @param labels they need
 * @param timed labels of the pilot whose time is known
 * @param hoursP50 of annotators; null where no times are known
 * @param openShare items of the pilot without a majority
 */
public record PilotEstimate(
    long items,
    long labels,
    int timed,
    @Nullable Double medianSeconds,
    @Nullable Double hoursP50,
    @Nullable Double hoursP80,
    BigDecimal costP50,
    BigDecimal costP80,
    String currency,
    double openShare,
    double openShareUpper) {

  private static final double CONFIDENCE = 0.8;
  private static final double NORMAL_80 = 0.8416;

  /** What is known before the estimate. */
  record Basis(
      long items,
      long labels,
      BigDecimal rate,
      String currency,
      int piloted,
      int withoutMajority) {}

  static PilotEstimate of(Basis basis, List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    int n = sorted.size();
    double share = basis.piloted() == 0 ? 0 : (double) basis.withoutMajority() / basis.piloted();
    double upper =
        basis.piloted() == 0
            ? 1
            : Binomial.upper(basis.withoutMajority(), basis.piloted(), CONFIDENCE);
    Double median = n == 0 ? null : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    Double slow =
        n == 0
            ? null
            : sorted.get(
                Math.clamp((int) Math.ceil(n / 2.0 + NORMAL_80 * Math.sqrt(n) / 2), 1, n) - 1);
    return new PilotEstimate(
        basis.items(),
        basis.labels(),
        n,
        median,
        hours(basis.labels(), median, share),
        hours(basis.labels(), slow, upper),
        cost(basis, share),
        cost(basis, upper),
        basis.currency(),
        share,
        upper);
  }

  private static @Nullable Double hours(long labels, @Nullable Double seconds, double share) {
    return seconds == null ? null : labels * (1 + share) * seconds / 3_600;
  }

  private static BigDecimal cost(Basis basis, double share) {
    return basis
        .rate()
        .multiply(BigDecimal.valueOf(basis.labels()))
        .multiply(BigDecimal.valueOf(1 + share))
        .setScale(2, RoundingMode.HALF_UP);
  }
}
