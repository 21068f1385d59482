package io.labelops.annotation;

import io.labelops.shared.RowRefused;
import io.labelops.task.LabelRules;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Takes labels by the label set of the guideline version that was shown; each is read once. */
final class ShownRules implements LabelRule {

  private final Function<String, LabelRules> rules;
  private final Map<String, LabelRules> known = new HashMap<>();

  ShownRules(Function<String, LabelRules> rules) {
    this.rules = rules;
  }

  @Override
  public String canonical(JsonNode written, String guidelineVersion) throws RowRefused {
    return known.computeIfAbsent(guidelineVersion, rules).canonical(written);
  }
}
