package io.labelops.audit;

import io.labelops.task.LabelRules;
import java.util.List;

/** The class a label counts under in slices, strata and relabel waves. */
final class LabelClasses {

  private static final String NONE = "(none)";

  private LabelClasses() {}

  /** Returns all classes that the label names, as one text; a label may name none. */
  static String of(LabelRules rules, String label) {
    List<String> classes = rules.classes(label);
    return classes.isEmpty() ? NONE : String.join(" + ", classes);
  }
}
