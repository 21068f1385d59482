package io.labelops.guideline;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be published. */
record NewGuidelineVersion(
    @Nullable String version,
    @Nullable String body,
    @Nullable String changeNote,
    @Nullable List<@Nullable LabelClass> classes) {

  /** The version's label classes, or a refusal that says what is wrong with them. */
  List<LabelClass> checkedClasses() {
    if (classes == null || classes.isEmpty()) {
      throw new InvalidGuideline("a guideline version needs a label class");
    }
    Set<String> codes = new HashSet<>();
    for (LabelClass labelClass : classes) {
      if (labelClass == null || !labelClass.isComplete()) {
        throw new InvalidGuideline(
            "each label class needs a name and a code of 1 to %d characters without blanks around it: %s"
                .formatted(LabelClass.LONGEST_CODE, labelClass));
      }
      if (!codes.add(labelClass.code())) {
        throw new InvalidGuideline("label class %s is there twice".formatted(labelClass.code()));
      }
    }
    return classes.stream().map(Objects::requireNonNull).toList();
  }

  SemanticVersion checkedVersion() {
    SemanticVersion parsed = version == null ? null : SemanticVersion.parse(version);
    if (parsed == null) {
      throw new InvalidGuideline(
          "version has to be of the form major.minor.patch, such as 1.0.0, not " + version);
    }
    return parsed;
  }

  String checkedBody() {
    if (body == null || body.isBlank()) {
      throw new InvalidGuideline("body is empty; send the guideline's text as Markdown");
    }
    return body;
  }

  boolean isSameAs(GuidelineVersion published) {
    return published.body().equals(body)
        && Objects.equals(published.changeNote(), changeNote)
        && published.classes().equals(classes);
  }
}
