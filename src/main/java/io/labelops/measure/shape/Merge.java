package io.labelops.measure.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * One answer from several annotators' boxes or spans of a unit.
 *
 * <p>The two closest shapes are put together first, then on in order of closeness, as long as all
 * shapes put together are close to each other and no annotator has two among them. The result has
 * the median of each edge and says how many annotators stand behind it; how many are enough is for
 * the caller to say. The order of the annotators does not matter, but for equally close shapes.
 */
public final class Merge {

  /**
   * A shape put together.
   *
   * @param support annotators behind it
   */
  public record Merged<T>(T shape, int support) {}

  private record Link(int first, int second, double closeness) {}

  private Merge() {}

  /** Merges boxes of one category with an IoU of at least the threshold, most supported first. */
  public static List<Merged<Box>> boxes(List<List<Box>> byAnnotator, double threshold) {
    List<Merged<Box>> merged = new ArrayList<>();
    for (List<Box> group :
        groups(byAnnotator, (a, b) -> a.category() == b.category() ? a.iou(b) : 0, threshold)) {
      Box box =
          new Box(
              group.getFirst().category(),
              median(group.stream().mapToDouble(Box::x1).toArray()),
              median(group.stream().mapToDouble(Box::y1).toArray()),
              median(group.stream().mapToDouble(Box::x2).toArray()),
              median(group.stream().mapToDouble(Box::y2).toArray()));
      merged.add(new Merged<>(box, group.size()));
    }
    return bySupport(merged);
  }

  /**
   * Merges spans of one category with an overlap over union of at least the threshold, most
   * supported first; medians between two characters are rounded outwards.
   */
  public static List<Merged<Span>> spans(List<List<Span>> byAnnotator, double threshold) {
    List<Merged<Span>> merged = new ArrayList<>();
    for (List<Span> group :
        groups(byAnnotator, (a, b) -> a.category() == b.category() ? a.iou(b) : 0, threshold)) {
      Span span =
          new Span(
              group.getFirst().category(),
              (int) Math.floor(median(group.stream().mapToDouble(Span::start).toArray())),
              (int) Math.ceil(median(group.stream().mapToDouble(Span::end).toArray())));
      merged.add(new Merged<>(span, group.size()));
    }
    return bySupport(merged);
  }

  private static <T> List<Merged<T>> bySupport(List<Merged<T>> merged) {
    merged.sort(Comparator.comparingInt((Merged<T> each) -> each.support()).reversed());
    return List.copyOf(merged);
  }

  private static <T> List<List<T>> groups(
      List<List<T>> byAnnotator, ToDoubleBiFunction<T, T> closeness, double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "Threshold " + threshold + " is not above 0 and at most 1");
    }
    List<T> shapes = byAnnotator.stream().flatMap(List::stream).toList();
    int[] annotator = new int[shapes.size()];
    int next = 0;
    for (int a = 0; a < byAnnotator.size(); a++) {
      Arrays.fill(annotator, next, next + byAnnotator.get(a).size(), a);
      next += byAnnotator.get(a).size();
    }
    double[][] close = new double[annotator.length][annotator.length];
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < annotator.length; i++) {
      for (int j = 0; j < i; j++) {
        if (annotator[i] != annotator[j]) {
          close[i][j] = closeness.applyAsDouble(shapes.get(i), shapes.get(j));
          close[j][i] = close[i][j];
        }
        if (close[i][j] >= threshold) {
          links.add(new Link(j, i, close[i][j]));
        }
      }
    }
    links.sort(Comparator.comparingDouble(Link::closeness).reversed());
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < annotator.length; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    for (Link link : links) {
      List<Integer> first = groups.get(link.first());
      List<Integer> second = groups.get(link.second());
      if (first != second
          && first.stream()
              .allMatch(i -> second.stream().allMatch(j -> close[i][j] >= threshold))) {
        first.addAll(second);
        second.forEach(i -> groups.set(i, first));
      }
    }
    return groups.stream()
        .distinct()
        .map(group -> group.stream().sorted().map(shapes::get).toList())
        .toList();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
