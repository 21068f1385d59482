package io.labelops.task;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.labelops.shared.RowRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of the labels of a task type, read once. */
final class ValueSchema {

  static final String FIELD = "label";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Schema schema;

  private ValueSchema(Schema schema) {
    this.schema = schema;
  }

  static ValueSchema of(String type) {
    Schema schema = REGISTRY.getSchema(text(type), InputFormat.JSON);
    schema.initializeValidators();
    return new ValueSchema(schema);
  }

  static String text(String type) {
    String path =
        "/schemas/label/%s.json".formatted(type.toLowerCase(Locale.ROOT).replace('_', '-'));
    try (InputStream in = ValueSchema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses what has not the shape, saying where and why. */
  JsonNode require(@Nullable JsonNode value) throws RowRefused {
    if (value == null || value.isNull()) {
      throw refused("is missing");
    }
    List<Error> errors = schema.validate(value);
    if (!errors.isEmpty()) {
      Error error = errors.getFirst();
      String place = error.getInstanceLocation().toString();
      throw refused((place.isEmpty() ? "" : "at " + place + ": ") + error.getMessage());
    }
    return value;
  }

  static RowRefused refused(String reason) {
    return new RowRefused(FIELD, reason);
  }

  static RowRefused unknown(String code) {
    return refused("class %s is not in the label set".formatted(code));
  }
}
