package io.labelops.shared;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads lines of an import that have to be JSON objects. */
public final class JsonLine {

  private static final int DEEPEST = 100;

  /** Strict: no name twice, nothing behind the object, no digit lost. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonLine() {}

  public static ObjectNode read(Line line) throws RowRefused {
    String text = text(line);
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw noObject();
    } catch (JacksonException e) {
      throw noJson(e);
    }
  }

  /** Reads the object's fields one by one, each where the parser stands, without keeping them. */
  public static void read(Line line, Fields fields) throws RowRefused {
    String text = text(line);
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw noObject();
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        fields.read(name, parser);
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new RowRefused(null, "the line goes on behind the JSON object");
      }
    } catch (JacksonException e) {
      throw noJson(e);
    }
  }

  private static String text(Line line) throws RowRefused {
    if (line.cut()) {
      throw new RowRefused(null, "the line has more than %d bytes".formatted(Lines.LONGEST));
    }
    return Utf8.decode(line.bytes(), "line");
  }

  private static RowRefused noObject() {
    return new RowRefused(null, "the line is no JSON object");
  }

  private static RowRefused noJson(JacksonException fault) {
    return new RowRefused(
        null,
        fault instanceof StreamConstraintsException
            ? "the line is nested deeper than %d levels, or has a number or name that is too long"
                .formatted(DEEPEST)
            : "the line is no JSON: " + fault.getOriginalMessage());
  }

  /** The key of an item, which may be written as a whole number. */
  public static String itemKey(@Nullable JsonNode item) throws RowRefused {
    if (item == null || item.isNull()) {
      throw new RowRefused("item", "is missing");
    }
    if (!item.isString() && !item.isIntegralNumber()) {
      throw new RowRefused("item", "has to be a string or a whole number");
    }
    return item.asString();
  }

  /** Gets a field's name with the parser at its value, which need not be read to its end. */
  @FunctionalInterface
  public interface Fields {
    void read(String name, JsonParser value) throws RowRefused;
  }
}
