package io.labelops.measure.shape;

/**
 * A stretch of text of a category, from the first character to the one after the last.
 *
 * @throws IllegalArgumentException unless 0 ≤ start &lt; end
 */
public record Span(int category, int start, int end) {

  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("Not a span: " + start + " to " + end);
    }
  }

  /** Returns the number of characters in both. */
  public int common(Span other) {
    return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
  }

  /** Returns characters in both over characters in either, 0 to 1. */
  public double iou(Span other) {
    int common = common(other);
    return (double) common / (end - start + other.end - other.start - common);
  }
}
