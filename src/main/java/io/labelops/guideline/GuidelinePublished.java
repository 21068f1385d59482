package io.labelops.guideline;

import java.util.Set;

/**
 * A guideline has a new version, told in the transaction that publishes it.
 *
 * @param classes the codes whose meaning the version changes; empty when that may be any
 */
public record GuidelinePublished(
    String guidelineKey, String version, ChangeClass changeClass, Set<String> classes) {

  public GuidelinePublished {
    classes = Set.copyOf(classes);
  }
}
