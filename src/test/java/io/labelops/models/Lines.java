package io.labelops.models;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines by widths as Arial has them, so that no machine's fonts matter. */
class Lines {

  private Lines() {}

  static List<String> of(String text, int size, double width) {
    List<String> lines = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      String longer = lines.isEmpty() ? word : lines.getLast() + " " + word;
      if (!lines.isEmpty() && width(longer, size) <= width) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(word);
      }
    }
    return lines;
  }

  static double width(String text, int size) {
    return text.chars().mapToDouble(Lines::width).sum() * size;
  }

  private static double width(int character) {
    if ("fijlt' .,:;!|()[]/-I".indexOf(character) >= 0) {
      return 0.29;
    }
    if ("mwMW…–".indexOf(character) >= 0) {
      return 0.85;
    }
    return Character.isUpperCase(character)
        ? 0.69
        : "rcksvxyz".indexOf(character) >= 0 ? 0.48 : 0.56;
  }
}
