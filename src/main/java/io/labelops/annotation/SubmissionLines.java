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
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Reads {@code {"item", "annotator", "label", "guidelineVersion"?, "seconds"?}} line by line. */
public final class SubmissionLines {

  private static final int LONGEST_TEXT = 200;
  private static final double MOST_SECONDS = 1e9;

  private final Lines lines;

  public SubmissionLines(InputStream stream) {
    this.lines = Lines.unhashed(stream);
  }

  /** Hands every readable line on; the others, and what the taker refuses, go into the report. */
  public void read(ImportReport.Collector report, Taker taker) throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        Fields fields = new Fields();
        JsonLine.read(line, fields);
        taker.take(fields.line());
        report.take();
      } catch (RowRefused e) {
        report.refuse(line.number(), e.field(), e.reason());
      }
    }
  }

  /** Gets the readable lines. */
  public interface Taker {
    void take(SubmissionLine line) throws RowRefused;
  }

  /** Collects the fields of one line in whatever order they come. */
  private static final class Fields implements JsonLine.Fields {

    private @Nullable String item;
    private @Nullable String annotator;
    private @Nullable JsonNode label;
    private @Nullable String guidelineVersion;
    private @Nullable Double seconds;

    @Override
    public void read(String name, JsonParser value) throws RowRefused {
      switch (name) {
        case "item" -> item = text(JsonLine.itemKey(value(value)), name);
        case "annotator" -> annotator = string(value, name);
        case "label" -> label = value(value);
        case "guidelineVersion" -> guidelineVersion = string(value, name);
        case "seconds" -> seconds = seconds(value);
        default -> {}
      }
    }

    SubmissionLine line() throws RowRefused {
      if (label == null || label.isNull()) {
        throw new RowRefused("label", "is missing");
      }
      return new SubmissionLine(
          required(item, "item"),
          required(annotator, "annotator"),
          label,
          guidelineVersion,
          seconds);
    }

    private static String required(@Nullable String value, String name) throws RowRefused {
      if (value == null || value.isEmpty()) {
        throw new RowRefused(name, "is missing");
      }
      return value;
    }

    /** Most labels are plain strings, for which no tree has to be read. */
    private static JsonNode value(JsonParser value) {
      return value.currentToken() == JsonToken.VALUE_STRING
          ? StringNode.valueOf(value.getString())
          : value.readValueAsTree();
    }

    private static @Nullable String string(JsonParser value, String name) throws RowRefused {
      return switch (value.currentToken()) {
        case VALUE_NULL -> null;
        case VALUE_STRING -> text(value.getString(), name);
        default -> throw new RowRefused(name, "has to be a string");
      };
    }

    private static String text(String text, String name) throws RowRefused {
      if (text.length() > LONGEST_TEXT) {
        throw new RowRefused(name, "has more than %d characters".formatted(LONGEST_TEXT));
      }
      Utf8.requireStorable(text, name);
      return text;
    }

    private static @Nullable Double seconds(JsonParser parser) throws RowRefused {
      JsonNode value = value(parser);
      if (value.isNull()) {
        return null;
      }
      if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= MOST_SECONDS)) {
        throw new RowRefused("seconds", "has to be a number from 0");
      }
      return value.doubleValue();
    }
  }
}
