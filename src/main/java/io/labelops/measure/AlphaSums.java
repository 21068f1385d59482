package io.labelops.measure;

import java.util.Arrays;
import java.util.Optional;

/** The two passes behind {@link AlphaInterval}: disagreements within units and over all. */
final class AlphaSums {

  /** How labels differ, within a unit and from all others. */
  interface Metric {
    /** Returns the sum over ordered pairs of the unit's labels / (its labels − 1). */
    double within(AlphaInterval.Alike unit);

    /** Returns the mean distance of each category from all labels, by their shares. */
    double[] fromAll(double[] shares);
  }

  private final Metric metric;
  private final double[] shares;
  private double[] fromAll = new double[0];
  private long units;
  private double labels;
  private double within;
  private double observed;
  private double expected;
  private double squares;

  private AlphaSums(Metric metric, int categories) {
    this.metric = metric;
    this.shares = new double[categories];
  }

  static Optional<AlphaInterval> measure(Metric metric, int categories, AlphaInterval.Units units) {
    AlphaSums sums = new AlphaSums(metric, categories);
    units.forEach(sums::count);
    sums.expect();
    if (sums.units < 2 || !(sums.expected > 0)) {
      return Optional.empty();
    }
    units.forEach(sums::spread);
    return Optional.of(sums.result());
  }

  private void count(AlphaInterval.Alike unit) {
    units += unit.times();
    labels += (double) unit.times() * unit.size();
    within += unit.times() * metric.within(unit);
    for (int i = 0; i < unit.size(); i++) {
      shares[unit.labels()[i]] += unit.times();
    }
  }

  private void expect() {
    Arrays.setAll(shares, c -> shares[c] / labels);
    fromAll = metric.fromAll(shares);
    for (int c = 0; c < shares.length; c++) {
      expected += shares[c] * fromAll[c];
    }
    observed = within / labels;
  }

  private void spread(AlphaInterval.Alike unit) {
    double own = 0;
    for (int i = 0; i < unit.size(); i++) {
      own += fromAll[unit.labels()[i]];
    }
    double off =
        metric.within(unit)
            - observed * unit.size()
            - 2 * observed / expected * (own - expected * unit.size());
    squares += unit.times() * off * off;
  }

  private AlphaInterval result() {
    double mean = labels / units;
    double error = Math.sqrt(squares / (units * (units - 1.0))) / mean / expected;
    return new AlphaInterval(1 - (labels - 1) / labels * observed / expected, error, units);
  }

  /** Any two categories differ by 1. */
  static final class Nominal implements Metric {

    private final int[] times;

    Nominal(int categories) {
      times = new int[categories];
    }

    @Override
    public double within(AlphaInterval.Alike unit) {
      long alike = 0;
      for (int i = 0; i < unit.size(); i++) {
        alike += times[unit.labels()[i]]++;
      }
      for (int i = 0; i < unit.size(); i++) {
        times[unit.labels()[i]] = 0;
      }
      return unit.size() - 2.0 * alike / (unit.size() - 1);
    }

    @Override
    public double[] fromAll(double[] shares) {
      return Arrays.stream(shares).map(share -> 1 - share).toArray();
    }
  }

  /** Categories differ as the distance says. */
  record Free(Distance distance) implements Metric {

    @Override
    public double within(AlphaInterval.Alike unit) {
      double sum = 0;
      for (int i = 0; i < unit.size(); i++) {
        for (int j = 0; j < i; j++) {
          sum += distance.between(unit.labels()[i], unit.labels()[j]);
        }
      }
      return 2 * sum / (unit.size() - 1);
    }

    @Override
    public double[] fromAll(double[] shares) {
      double[] from = new double[shares.length];
      for (int c = 0; c < from.length; c++) {
        for (int k = 0; k < from.length; k++) {
          from[c] += shares[k] == 0 ? 0 : shares[k] * distance.between(c, k);
        }
      }
      return from;
    }
  }
}
