package io.labelops.measure;

/** The part of a {@link NominalTally} that holds units with very many labels. */
final class LargeUnits {

  private final long[] labels;
  private final double[] shares;
  private long units;
  private double pairs;
  private double agreed;
  private double percentSum;
  private double alphaSum;
  private int smallest = Integer.MAX_VALUE;
  private int largest;

  LargeUnits(int categoryCount) {
    labels = new long[categoryCount];
    shares = new double[categoryCount];
  }

  void add(int[] categories, int from, int to, long agreeingPairs) {
    int size = to - from;
    units++;
    pairs += (double) size * (size - 1);
    agreed += agreeingPairs;
    percentSum += agreeingPairs / ((double) size * (size - 1));
    alphaSum += agreeingPairs / (size - 1.0);
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
    for (int i = from; i < to; i++) {
      labels[categories[i]]++;
      shares[categories[i]] += 1.0 / size;
    }
  }

  void merge(LargeUnits other) {
    units += other.units;
    pairs += other.pairs;
    agreed += other.agreed;
    percentSum += other.percentSum;
    alphaSum += other.alphaSum;
    smallest = Math.min(smallest, other.smallest);
    largest = Math.max(largest, other.largest);
    for (int c = 0; c < other.labels.length; c++) {
      labels[c] += other.labels[c];
      shares[c] += other.shares[c];
    }
  }

  /** Returns the number of labels of every unit, -1 if they differ, 0 without units. */
  int equalSize() {
    return units == 0 ? 0 : smallest == largest ? largest : -1;
  }

  long units() {
    return units;
  }

  double pairs() {
    return pairs;
  }

  double agreed() {
    return agreed;
  }

  double percentSum() {
    return percentSum;
  }

  double alphaSum() {
    return alphaSum;
  }

  long[] labels() {
    return labels.clone();
  }

  double[] shares() {
    return shares.clone();
  }
}
