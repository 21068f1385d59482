package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Everything a rule found wrong, so that one run names all of it. */
class Violations {

  private final List<String> found = new ArrayList<>();

  /** Notes what is wrong when the condition does not hold. */
  void unless(boolean holds, Model model, String element, String advice) {
    unless(holds, model.file().toString(), element, advice);
  }

  void unless(boolean holds, String file, String element, String advice) {
    if (!holds) {
      found.add("%s, %s: %s".formatted(file, element, advice));
    }
  }

  void assertNone() {
    assertThat(found).isEmpty();
  }
}
