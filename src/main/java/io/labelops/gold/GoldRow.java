package io.labelops.gold;

import io.labelops.shared.JsonLine;
import io.labelops.shared.Line;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import io.labelops.task.LabelRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One line of a gold import: an item and its right label. */
record GoldRow(long line, String item, String label) {

  static GoldRow of(Line line, LabelRules rules) throws RowRefused {
    ObjectNode fields = JsonLine.read(line);
    return new GoldRow(line.number(), text(fields, "item"), label(fields, rules));
  }

  /** A code may be written as a whole number. */
  private static String label(ObjectNode fields, LabelRules rules) throws RowRefused {
    JsonNode label = fields.get("label");
    return rules.canonical(
        rules.isNominal() && label != null && label.isIntegralNumber()
            ? StringNode.valueOf(label.asString())
            : label);
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
