package io.labelops.shared;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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
    if (line.cut()) {
      throw new RowRefused(null, "the line has more than %d bytes".formatted(Lines.LONGEST));
    }
    try {
      if (MAPPER.readTree(Utf8.decode(line.bytes(), "line")) instanceof ObjectNode object) {
        return object;
      }
      throw new RowRefused(null, "the line is no JSON object");
    } catch (StreamConstraintsException e) {
      throw new RowRefused(
          null,
          "the line is nested deeper than %d levels, or has a number or name that is too long"
              .formatted(DEEPEST));
    } catch (JacksonException e) {
      throw new RowRefused(null, "the line is no JSON: " + e.getOriginalMessage());
    }
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
}
