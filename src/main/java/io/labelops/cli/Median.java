package io.labelops.cli;

import java.util.stream.DoubleStream;

/** The middle of some values, or halfway between the two in the middle. */
final class Median {

  private Median() {}

  static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new CommandFailure("Nothing was measured");
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
