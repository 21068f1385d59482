package io.labelops.intake;

import io.labelops.shared.JsonLine;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Sha256;
import io.labelops.shared.Utf8;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes checked rows of keys and payloads. */
final class ItemRowFactory {

  static final JsonMapper MAPPER =
      JsonLine.MAPPER.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private static final int LONGEST_KEY = 200;
  private static final int LARGEST_PAYLOAD = 64 * 1024;
  private static final int MOST_LABELS = 1_000;
  private static final int LONGEST_NUMBER = 400;

  private ItemRowFactory() {}

  static ItemRow row(long line, String key, ObjectNode payload, @Nullable Integer labelsRequired)
      throws RowRefused {
    checkKey(key);
    check(payload, "payload");
    Media.check(payload);
    String json = MAPPER.writeValueAsString(payload);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST_PAYLOAD) {
      throw new RowRefused(
          "payload", "has %d bytes, more than %d".formatted(bytes.length, LARGEST_PAYLOAD));
    }
    return new ItemRow(line, key, json, Sha256.of(bytes), labelsRequired);
  }

  static int labels(String field, String written) throws RowRefused {
    try {
      int labels = Integer.parseInt(written.strip());
      if (labels >= 1 && labels <= MOST_LABELS) {
        return labels;
      }
    } catch (NumberFormatException e) {
      // Told below like any other number that will not do.
    }
    throw new RowRefused(field, "has to be a whole number from 1 to %d".formatted(MOST_LABELS));
  }

  private static void checkKey(String key) throws RowRefused {
    if (key.isBlank()) {
      throw new RowRefused("item", "is empty");
    }
    if (key.length() > LONGEST_KEY) {
      throw new RowRefused("item", "has more than %d characters".formatted(LONGEST_KEY));
    }
    if (!key.equals(key.strip())) {
      throw new RowRefused("item", "has blanks around it");
    }
    if (key.chars().anyMatch(Character::isISOControl)) {
      throw new RowRefused("item", "has control characters");
    }
    Utf8.requireStorable(key, "item");
  }

  private static void check(JsonNode node, String field) throws RowRefused {
    if (node.isString()) {
      Utf8.requireStorable(node.stringValue(), field);
    } else if (node.isBigDecimal()) {
      BigDecimal number = node.decimalValue();
      if (number.precision() + Math.abs((long) number.scale()) > LONGEST_NUMBER) {
        throw new RowRefused(field, "has a number that is too large or too fine");
      }
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      Utf8.requireStorable(property.getKey(), field);
      check(property.getValue(), property.getKey());
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        check(element, field);
      }
    }
  }
}
