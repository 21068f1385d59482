package io.labelops.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything the rules found wrong, so that one run names all of it. */
class Violations {

  private final List<String> found = new ArrayList<>();

  /** Notes what is wrong when the condition does not hold. */
  void unless(boolean holds, Model model, String element, String advice) {
    unless(holds, model.file(), element, advice);
  }

  void unless(boolean holds, Path file, String element, String advice) {
    unless(holds, file.toString(), element, advice);
  }

  void unless(boolean holds, String file, String element, String advice) {
    if (!holds) {
      found.add("%s, %s: %s".formatted(file, element, advice));
    }
  }

  /** One line each: file, element: what to do. */
  List<String> found() {
    return found;
  }
}
