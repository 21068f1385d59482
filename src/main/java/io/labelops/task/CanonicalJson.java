package io.labelops.task;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Writes JSON as RFC 8785 has it: names in order of UTF-16, no blanks, numbers as ECMAScript. */
final class CanonicalJson {

  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double LARGEST_PLAIN = 1e21;

  private CanonicalJson() {}

  static String of(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder to) {
    if (node.isObject()) {
      char before = '{';
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
        to.append(before);
        quote(field.getKey(), to);
        to.append(':');
        write(field.getValue(), to);
        before = ',';
      }
      to.append(before == '{' ? "{}" : "}");
    } else if (node.isArray()) {
      char before = '[';
      for (JsonNode element : node) {
        to.append(before);
        write(element, to);
        before = ',';
      }
      to.append(before == '[' ? "[]" : "]");
    } else if (node.isString()) {
      quote(node.stringValue(), to);
    } else if (node.isNumber()) {
      to.append(number(node.doubleValue()));
    } else {
      to.append(node);
    }
  }

  /** Writes the shortest digits that read back as the same number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      return digits.toPlainString();
    }
    int exponent = digits.precision() - digits.scale() - 1;
    return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString()
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }

  private static void quote(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> to.append("\\\"");
        case '\\' -> to.append("\\\\");
        case '\b' -> to.append("\\b");
        case '\f' -> to.append("\\f");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        default -> {
          if (c < ' ') {
            to.append("\\u%04x".formatted((int) c));
          } else {
            to.append(c);
          }
        }
      }
    }
    to.append('"');
  }
}
