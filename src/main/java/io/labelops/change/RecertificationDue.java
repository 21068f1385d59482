package io.labelops.change;

import java.util.Set;

/**
 * A MAJOR change was published: whoever labels under the guideline has to show that they know it.
 *
 * @param annotatorIds who has labels in dataset versions that are not over
 */
public record RecertificationDue(
    String guidelineKey, String version, Set<String> classes, Set<Long> annotatorIds) {

  public RecertificationDue {
    classes = Set.copyOf(classes);
    annotatorIds = Set.copyOf(annotatorIds);
  }
}
