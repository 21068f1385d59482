package io.labelops.measure;

/** A closed interval; its ends are numbers in order. */
public record Interval(double lower, double upper) {

  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("Not an interval: " + lower + " to " + upper);
    }
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Returns the error probability left by a confidence. */
  static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("Confidence " + confidence + " is not between 0 and 1");
    }
    return 1 - confidence;
  }
}
