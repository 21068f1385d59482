package io.labelops.annotation;

import io.labelops.shared.RowRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Takes the code of one class in the label set of the guideline version that was shown. */
final class ClassCodes implements LabelRule {

  private final Function<String, Set<String>> codes;
  private final Map<String, Set<String>> known = new HashMap<>();

  ClassCodes(Function<String, Set<String>> codes) {
    this.codes = codes;
  }

  @Override
  public String canonical(JsonNode written, String guidelineVersion) throws RowRefused {
    if (!written.isString()) {
      throw new RowRefused("label", "has to be a string");
    }
    String code = written.stringValue();
    if (!known.computeIfAbsent(guidelineVersion, codes).contains(code)) {
      throw LineFault.UNKNOWN_LABEL.refused();
    }
    return code;
  }
}
