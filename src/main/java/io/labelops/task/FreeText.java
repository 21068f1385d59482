package io.labelops.task;

import io.labelops.measure.shape.EditDistance;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Free text: the given text that is closest to the others, never a new one; right where at most a
 * fifth of the characters is different. Blanks count as one.
 */
final class FreeText extends StructuredRules<String> {

  private static final ValueSchema SCHEMA = ValueSchema.of("FREE_TEXT");
  private static final double TOLERANCE = 0.2;
  private static final double SAME_SUM = 1e-9;
  // About a second of comparing characters, 64 at once.
  private static final double MOST_CHARACTERS = 5e10;
  private static final int FEWEST_PAIRS = 500;

  FreeText(List<String> codes) {
    super(SCHEMA);
  }

  @Override
  String read(JsonNode value) {
    return Normalizer.normalize(value.stringValue().replace("\r\n", "\n"), Normalizer.Form.NFC)
        .strip();
  }

  @Override
  void require(String label) throws RowRefused {
    Utf8.requireStorable(label, ValueSchema.FIELD);
  }

  @Override
  JsonNode write(String label) {
    return StringNode.valueOf(label);
  }

  @Override
  double apart(String first, String second) {
    return EditDistance.normalized(flat(first), flat(second));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  boolean right(String label, String gold) {
    return apart(label, gold) <= TOLERANCE;
  }

  @Override
  Outcome<String> settle(List<String> given) {
    List<String> closest = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (String candidate : given.stream().distinct().toList()) {
      double sum = given.stream().mapToDouble(other -> apart(candidate, other)).sum();
      if (sum < least - SAME_SUM) {
        closest.clear();
        least = sum;
      }
      if (sum <= least + SAME_SUM) {
        closest.add(candidate);
      }
    }
    return new Outcome<>(
        closest.size() == 1 ? closest.getFirst() : null,
        (int) given.stream().filter(each -> right(each, closest.getFirst())).count());
  }

  @Override
  int mostPairs(List<String> distinct) {
    double length = distinct.stream().mapToInt(String::length).average().orElse(1);
    return (int) Math.clamp(MOST_CHARACTERS / (length * length), FEWEST_PAIRS, Integer.MAX_VALUE);
  }

  @Override
  String distanceName() {
    return "edit distance";
  }
}
