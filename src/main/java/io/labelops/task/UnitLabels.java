package io.labelops.task;

import io.labelops.measure.Ratings;
import io.labelops.measure.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels by item, items and distinct labels numbered as they come, for measures on arrays. */
public final class UnitLabels {

  private final Map<Long, Integer> units = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private int[] unit = new int[1 << 10];
  private int[] number = new int[1 << 10];
  private int size;

  public void add(long itemId, String label) {
    if (size == unit.length) {
      unit = Arrays.copyOf(unit, 2 * size);
      number = Arrays.copyOf(number, 2 * size);
    }
    unit[size] = units.computeIfAbsent(itemId, _ -> units.size());
    number[size++] =
        numbers.computeIfAbsent(
            label,
            _ -> {
              labels.add(label);
              return labels.size() - 1;
            });
  }

  /** Returns the distinct labels in the order of their numbers. */
  List<String> labels() {
    return labels;
  }

  Ratings ratings() {
    return Ratings.of(
        units.size(), labels.size(), Arrays.copyOf(unit, size), Arrays.copyOf(number, size));
  }

  /** Returns the labels grouped by item, each under the number that its category has. */
  Votes votes(int[] categoryOf, int categories) {
    int[] category = new int[size];
    for (int i = 0; i < size; i++) {
      category[i] = categoryOf[number[i]];
    }
    return Votes.of(
        units.size(), 1, categories, Arrays.copyOf(unit, size), new int[size], category);
  }
}
