package io.labelops.shared;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads lines of an import that have to be JSON objects. */
public final class JsonLine {

  /** Strict: no name twice, nothing behind the object, no digit lost. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
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
    } catch (JacksonException e) {
      throw new RowRefused(null, "the line is no JSON: " + e.getOriginalMessage());
    }
  }
}
