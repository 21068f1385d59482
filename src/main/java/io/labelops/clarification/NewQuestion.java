package io.labelops.clarification;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor sends for one of its annotators.
 *
 * @param item key of an item of the batch
 * @param annotator the vendor's pseudonym of who asks
 * @param reason one of {@link QuestionReason}
 * @param classCode the class in doubt, where there is one
 */
record NewQuestion(
    @Nullable String item,
    @Nullable String annotator,
    @Nullable String reason,
    @Nullable String classCode,
    @Nullable String text) {

  private static final int LONGEST = 2_000;

  String checkedItem() {
    return filled("item", item, 200);
  }

  String checkedAnnotator() {
    return filled("annotator", annotator, 200);
  }

  String checkedText() {
    return filled("text", text, LONGEST);
  }

  QuestionReason checkedReason() {
    return Arrays.stream(QuestionReason.values())
        .filter(known -> known.name().equals(reason))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidQuestion(
                    "reason is one of "
                        + Arrays.stream(QuestionReason.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  static String filled(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank() || value.length() > longest || value.indexOf(0) >= 0) {
      throw new InvalidQuestion("%s has 1 to %d characters".formatted(field, longest));
    }
    return value.strip();
  }
}
