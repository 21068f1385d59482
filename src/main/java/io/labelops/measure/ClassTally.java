package io.labelops.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Adds up, label by label, what the agreement on each category needs; grows with the categories.
 */
final class ClassTally {

  private long[] labels = new long[0];
  private double[] agreeing = new double[0];
  private double[] possible = new double[0];
  private double[] differing = new double[0];

  /** Adds one label of a unit with {@code others} further labels, {@code same} of them alike. */
  void add(int category, int same, int others) {
    if (category >= labels.length) {
      grow(Math.max(category + 1, 2 * labels.length));
    }
    labels[category]++;
    agreeing[category] += same;
    possible[category] += others;
    differing[category] += (double) (others - same) / others;
  }

  private void grow(int size) {
    labels = Arrays.copyOf(labels, size);
    agreeing = Arrays.copyOf(agreeing, size);
    possible = Arrays.copyOf(possible, size);
    differing = Arrays.copyOf(differing, size);
  }

  List<ClassAgreement> agreements(int categories) {
    grow(Math.max(categories, labels.length));
    double n = Arrays.stream(labels).sum();
    List<ClassAgreement> agreements = new ArrayList<>(categories);
    for (int c = 0; c < categories; c++) {
      double expected = labels[c] * (n - labels[c]);
      agreements.add(
          new ClassAgreement(
              c,
              labels[c],
              possible[c] > 0
                  ? OptionalDouble.of(agreeing[c] / possible[c])
                  : OptionalDouble.empty(),
              expected > 0
                  ? OptionalDouble.of(1 - (n - 1) * differing[c] / expected)
                  : OptionalDouble.empty()));
    }
    return List.copyOf(agreements);
  }
}
