package io.labelops.quality;

import io.labelops.measure.Ratings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers items and labels as they come, for measures that take arrays. */
final class LabelTable {

  private final Map<Long, Integer> units = new HashMap<>();
  private final Map<String, Integer> categories = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final IntList unit = new IntList();
  private final IntList category = new IntList();

  void add(long itemId, String label) {
    unit.add(units.computeIfAbsent(itemId, _ -> units.size()));
    category.add(category(label));
  }

  /** Numbers a label, whether or not it was given. */
  int category(String label) {
    return categories.computeIfAbsent(
        label,
        _ -> {
          labels.add(label);
          return labels.size() - 1;
        });
  }

  /** Returns the number of an item, -1 when it has no label. */
  int unit(long itemId) {
    return units.getOrDefault(itemId, -1);
  }

  String label(int number) {
    return labels.get(number);
  }

  Ratings ratings() {
    return Ratings.of(units.size(), labels.size(), unit.toArray(), category.toArray());
  }
}
