package io.labelops.quality;

import io.labelops.shared.Json;
import io.labelops.shared.Line;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** One line of a gold import: an item and its right label. */
record GoldRow(long line, String item, String label) {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  static GoldRow of(Line line, Json json) throws RowRefused {
    if (line.cut()) {
      throw new RowRefused(null, "the line has more than %d bytes".formatted(Lines.LONGEST));
    }
    Map<String, Object> fields = fields(Utf8.decode(line.bytes(), "line"), json);
    return new GoldRow(line.number(), text(fields, "item"), text(fields, "label"));
  }

  private static Map<String, Object> fields(String written, Json json) throws RowRefused {
    try {
      return json.read(written, FIELDS);
    } catch (JacksonException e) {
      throw new RowRefused(null, "the line is no JSON object: " + e.getOriginalMessage());
    }
  }

  private static String text(Map<String, Object> fields, String name) throws RowRefused {
    String text =
        switch (fields.get(name)) {
          case String written -> written;
          case Integer number -> number.toString();
          case Long number -> number.toString();
          case null -> throw new RowRefused(name, "is missing");
          default -> throw new RowRefused(name, "has to be a string");
        };
    Utf8.requireStorable(text, name);
    return text;
  }
}
