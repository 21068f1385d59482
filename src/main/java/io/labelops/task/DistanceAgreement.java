package io.labelops.task;

import io.labelops.measure.Agreement;
import io.labelops.measure.Bootstrap;
import io.labelops.measure.Distance;
import io.labelops.measure.DistanceAlpha;
import io.labelops.measure.Interval;
import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Krippendorff's α of labels that are not nominal, with an interval.
 *
 * <p>The bootstrap resamples items and keeps the expected disagreement as it was measured on all
 * labels, as Krippendorff 2011 ("Computing Krippendorff's Alpha-Reliability", bootstrapping) does.
 */
final class DistanceAgreement {

  private static final int DRAWS = 1_000;
  private static final int PAIRS = 50_000;

  private final Votes votes;
  private final int[] size;
  private final double[] disagreement;
  private final double[] agreeing;

  /**
   * Compares the labels of each item.
   *
   * @param votes categories are numbers of distinct labels
   * @param disagree δ² of two categories
   * @param same tells that two categories count as the same in percent
   */
  DistanceAgreement(Votes votes, Distance disagree, Distance same) {
    int units = 0;
    int[] found = new int[votes.unitCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      if (votes.size(unit) > 1) {
        found[units++] = unit;
      }
    }
    this.votes = votes;
    this.size = new int[units];
    this.disagreement = new double[units];
    this.agreeing = new double[units];
    for (int u = 0; u < units; u++) {
      int unit = found[u];
      size[u] = votes.size(unit);
      double apart = 0;
      double alike = 0;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        for (int j = votes.start(unit); j < i; j++) {
          apart += disagree.between(votes.category(i), votes.category(j));
          alike += 1 - same.between(votes.category(i), votes.category(j));
        }
      }
      disagreement[u] = 2 * apart / (size[u] - 1);
      agreeing[u] = 2 * alike / ((double) size[u] * (size[u] - 1));
    }
  }

  /** Returns α of any distance; where the pairs of labels are too many, with a sample of them. */
  static OptionalDouble alpha(Votes votes, Distance distance, int mostPairs, long seed) {
    int[] start = new int[votes.unitCount() + 1];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      start[unit + 1] = votes.end(unit);
    }
    Distance between = (i, j) -> distance.between(votes.category(i), votes.category(j));
    long labels = start[votes.unitCount()];
    int pairs = Math.min(PAIRS, mostPairs);
    return labels * (labels - 1) / 2 <= pairs
        ? DistanceAlpha.of(start, between)
        : DistanceAlpha.sampled(start, between, pairs, seed);
  }

  LabelAgreement with(OptionalDouble alpha, String name, double confidence, long seed) {
    OptionalDouble percent =
        size.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Arrays.stream(agreeing).sum() / size.length);
    return new LabelAgreement(
        new Agreement(size.length, Arrays.stream(size).sum(), percent, alpha),
        name,
        alpha.isEmpty() ? null : interval(alpha.getAsDouble(), confidence, seed));
  }

  private @Nullable Interval interval(double alpha, double confidence, long seed) {
    double observed = Arrays.stream(disagreement).sum() / Arrays.stream(size).sum();
    double expected = observed == 0 ? 1 : observed / (1 - alpha);
    return Bootstrap.of(
            size.length,
            drawn -> OptionalDouble.of(1 - mean(drawn) / expected),
            DRAWS,
            confidence,
            seed)
        .map(Bootstrap::interval)
        .orElse(null);
  }

  private double mean(int[] drawn) {
    double apart = 0;
    double labels = 0;
    for (int unit : drawn) {
      apart += disagreement[unit];
      labels += size[unit];
    }
    return apart / labels;
  }
}
