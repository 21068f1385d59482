package io.labelops.measure.shape;

/**
 * An axis-parallel rectangle of a category, in any one unit of length.
 *
 * @throws IllegalArgumentException unless x1 ≤ x2 and y1 ≤ y2, all finite
 */
public record Box(int category, double x1, double y1, double x2, double y2) {

  public Box {
    boolean finite =
        Double.isFinite(x1) && Double.isFinite(y1) && Double.isFinite(x2) && Double.isFinite(y2);
    if (!finite || x1 > x2 || y1 > y2) {
      throw new IllegalArgumentException("Not a box: %s %s to %s %s".formatted(x1, y1, x2, y2));
    }
  }

  private double area() {
    return (x2 - x1) * (y2 - y1);
  }

  /** Returns intersection over union, 0 to 1; 1 for the same box even without area. */
  public double iou(Box other) {
    double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
    double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
    double common = Math.max(0, width) * Math.max(0, height);
    double union = area() + other.area() - common;
    if (union == 0) {
      return x1 == other.x1 && y1 == other.y1 && x2 == other.x2 && y2 == other.y2 ? 1 : 0;
    }
    return common / union;
  }
}
