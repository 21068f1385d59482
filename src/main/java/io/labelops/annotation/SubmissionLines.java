package io.labelops.annotation;

import io.labelops.shared.ImportReport;
import io.labelops.shared.JsonLine;
import io.labelops.shared.Line;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code {"item", "annotator", "label", "guidelineVersion"?, "seconds"?}} line by line. */
final class SubmissionLines {

  private static final int LONGEST_TEXT = 200;
  private static final double MOST_SECONDS = 1e9;

  private final Lines lines;

  SubmissionLines(InputStream stream) {
    this.lines = new Lines(stream);
  }

  /** Hands every readable line on and refuses the others one by one. */
  void read(ImportReport.Collector report, Taker taker) throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        taker.take(parse(line));
      } catch (RowRefused e) {
        report.refuse(line.number(), e.field(), e.reason());
      }
    }
  }

  private static SubmissionLine parse(Line line) throws RowRefused {
    ObjectNode fields = JsonLine.read(line);
    return new SubmissionLine(
        line.number(),
        item(fields.get("item")),
        required(fields, "annotator"),
        required(fields, "label"),
        optional(fields, "guidelineVersion"),
        seconds(fields.get("seconds")));
  }

  private static String item(@Nullable JsonNode written) throws RowRefused {
    return text(JsonLine.itemKey(written), "item");
  }

  private static String required(ObjectNode fields, String name) throws RowRefused {
    String value = optional(fields, name);
    if (value == null || value.isEmpty()) {
      throw new RowRefused(name, "is missing");
    }
    return value;
  }

  private static @Nullable String optional(ObjectNode fields, String name) throws RowRefused {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new RowRefused(name, "has to be a string");
    }
    return text(value.stringValue(), name);
  }

  private static String text(String text, String name) throws RowRefused {
    if (text.length() > LONGEST_TEXT) {
      throw new RowRefused(name, "has more than %d characters".formatted(LONGEST_TEXT));
    }
    Utf8.requireStorable(text, name);
    return text;
  }

  private static @Nullable Double seconds(@Nullable JsonNode value) throws RowRefused {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= MOST_SECONDS)) {
      throw new RowRefused("seconds", "has to be a number from 0");
    }
    return value.doubleValue();
  }

  /** Gets the readable lines. */
  interface Taker {
    void take(SubmissionLine line) throws IOException;
  }
}
