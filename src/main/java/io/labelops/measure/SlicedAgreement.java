package io.labelops.measure;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Nominal agreement by slice: vendor, language, guideline version, day or week.
 *
 * <p>An accumulator; memory is that of a {@link LabelStream} per slice. A unit belongs to one
 * slice.
 *
 * @param <S> what slices are told apart by; their order is that of time where it is one
 */
public final class SlicedAgreement<S extends Comparable<? super S>> {

  /**
   * The slices with the least and the greatest α.
   *
   * @param gap greatest less least, not negative
   */
  public record Gap<S>(S worst, S best, double gap) {}

  private final SortedMap<S, LabelStream> slices = new TreeMap<>();

  /**
   * Adds a unit.
   *
   * @param annotators who gave each label
   * @param categories the labels, parallel
   */
  public void add(S slice, int[] annotators, int[] categories) {
    if (annotators.length != categories.length) {
      throw new IllegalArgumentException(
          annotators.length + " annotators, " + categories.length + " categories");
    }
    LabelStream stream = slices.computeIfAbsent(slice, _ -> new LabelStream());
    for (int i = 0; i < categories.length; i++) {
      stream.add(annotators[i], categories[i]);
    }
    stream.endUnit();
  }

  /** Returns what was measured of each slice, in their order. */
  public SortedMap<S, LabelStream> slices() {
    return slices;
  }

  /**
   * Compares the slices' α.
   *
   * @param leastUnits slices with fewer units to compare are passed over
   * @return empty where fewer than one slice has an α
   */
  public Optional<Gap<S>> gap(int leastUnits) {
    Map<S, Double> alphas =
        slices.entrySet().stream()
            .filter(each -> each.getValue().nominal().pairableUnits() >= leastUnits)
            .filter(each -> each.getValue().nominal().alpha().isPresent())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> each.getValue().nominal().alpha().getAsDouble(),
                    (a, _) -> a,
                    TreeMap::new));
    return alphas.entrySet().stream()
        .min(Map.Entry.comparingByValue())
        .map(
            worst -> {
              var best =
                  alphas.entrySet().stream()
                      .max(Comparator.comparingDouble(Map.Entry::getValue))
                      .orElseThrow();
              return new Gap<>(worst.getKey(), best.getKey(), best.getValue() - worst.getValue());
            });
  }
}
