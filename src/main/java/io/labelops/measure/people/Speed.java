package io.labelops.measure.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast an annotator works on one type of task, beside the others on the same type.
 *
 * @param type of task
 * @param medianSeconds of the annotator on it
 * @param usualSeconds the median of the annotators' medians on it
 * @param off robust standard deviations of the log time from the middle annotator, below 0 for
 *     faster (see {@link Habits#speed})
 */
public record Speed(
    int annotator, int type, int labels, double medianSeconds, double usualSeconds, double off) {

  /** Beyond this many robust standard deviations a value is an outlier (Iglewicz &amp; Hoaglin). */
  public static final double OUTLIER = 3.5;

  /** With fewer annotators on a type there is no telling who is unusual. */
  public static final int LEAST_ANNOTATORS = 4;

  /**
   * Compares all annotators on each type, the fastest first.
   *
   * @param annotator of each label
   * @param type of the task of each label
   * @param seconds spent on each label; what is not above 0 and finite is no time and left out
   * @param leastLabels annotators with fewer timed labels of a type are left out
   */
  public static List<Speed> of(int[] annotator, int[] type, double[] seconds, int leastLabels) {
    if (annotator.length != type.length || annotator.length != seconds.length) {
      throw new IllegalArgumentException("Arrays differ in length");
    }
    Map<Integer, Map<Integer, List<Double>>> times = new TreeMap<>();
    for (int i = 0; i < seconds.length; i++) {
      if (seconds[i] > 0 && Double.isFinite(seconds[i])) {
        times
            .computeIfAbsent(type[i], _ -> new TreeMap<>())
            .computeIfAbsent(annotator[i], _ -> new ArrayList<>())
            .add(seconds[i]);
      }
    }
    List<Speed> speeds = new ArrayList<>();
    times.forEach((each, byAnnotator) -> compare(each, byAnnotator, leastLabels, speeds));
    speeds.sort(Comparator.comparingDouble(Speed::off));
    return List.copyOf(speeds);
  }

  private static void compare(
      int type, Map<Integer, List<Double>> byAnnotator, int leastLabels, List<Speed> into) {
    byAnnotator.values().removeIf(seconds -> seconds.size() < Math.max(1, leastLabels));
    if (byAnnotator.size() < LEAST_ANNOTATORS) {
      return;
    }
    List<Map.Entry<Integer, List<Double>>> each = List.copyOf(byAnnotator.entrySet());
    double[] medians =
        each.stream()
            .mapToDouble(
                one ->
                    Habits.median(
                        one.getValue().stream().mapToDouble(Double::doubleValue).toArray()))
            .toArray();
    double[] off = Habits.speed(medians);
    double usual = Habits.median(medians);
    for (int i = 0; i < medians.length; i++) {
      var one = each.get(i);
      into.add(new Speed(one.getKey(), type, one.getValue().size(), medians[i], usual, off[i]));
    }
  }

  /**
   * Tells whether the annotator is an outlier and takes less than half of the usual time: where all
   * are about equally fast, a hair's breadth is an outlier too.
   */
  public boolean speeder() {
    return off < -OUTLIER && medianSeconds < usualSeconds / 2;
  }
}
