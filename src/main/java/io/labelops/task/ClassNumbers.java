package io.labelops.task;

import io.labelops.shared.RowRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers classes: those of the label set in its order, then others as labels have them. */
final class ClassNumbers {

  private final int known;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> codes = new ArrayList<>();

  ClassNumbers(List<String> codes) {
    codes.forEach(this::of);
    this.known = codes.size();
  }

  synchronized int of(String code) {
    return numbers.computeIfAbsent(
        code,
        _ -> {
          codes.add(code);
          return codes.size() - 1;
        });
  }

  synchronized String code(int number) {
    return codes.get(number);
  }

  int known() {
    return known;
  }

  /** Says that a choice needs two classes. */
  static Optional<String> problem(int classes) {
    return classes >= 2
        ? Optional.empty()
        : Optional.of("its guideline needs two classes or more to choose from");
  }

  void requireKnown(int number) throws RowRefused {
    if (number >= known) {
      throw ValueSchema.unknown(code(number));
    }
  }
}
