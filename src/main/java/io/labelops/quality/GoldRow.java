package io.labelops.quality;

import io.labelops.shared.JsonLine;
import io.labelops.shared.Line;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One line of a gold import: an item and its right label. */
record GoldRow(long line, String item, String label) {

  static GoldRow of(Line line) throws RowRefused {
    ObjectNode fields = JsonLine.read(line);
    return new GoldRow(line.number(), text(fields, "item"), text(fields, "label"));
  }

  private static String text(ObjectNode fields, String name) throws RowRefused {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw new RowRefused(name, "is missing");
    }
    if (!value.isString() && !value.isIntegralNumber()) {
      throw new RowRefused(name, "has to be a string");
    }
    String text = value.asString();
    Utf8.requireStorable(text, name);
    return text;
  }
}
