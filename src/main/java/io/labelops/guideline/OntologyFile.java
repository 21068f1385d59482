package io.labelops.guideline;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An ontology as a file for git: UTF-8 JSON with two blanks of indentation, one thing per line,
 * nothing written that is empty, and a line end after it. The same ontology is the same bytes.
 */
public final class OntologyFile {

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
          .build();

  private OntologyFile() {}

  public static String write(Ontology ontology) {
    return MAPPER.writeValueAsString(ontology) + "\n";
  }

  /** Reads a file, or refuses it with the place that could not be understood. */
  public static Ontology read(String file) {
    try {
      Ontology ontology = MAPPER.readValue(file, Ontology.class);
      if (ontology == null) {
        throw new InvalidGuideline("the ontology is empty");
      }
      return ontology;
    } catch (JacksonException unreadable) {
      throw new InvalidGuideline("the ontology cannot be read: " + unreadable.getOriginalMessage());
    }
  }

  static byte[] bytes(Ontology ontology) {
    return write(ontology).getBytes(StandardCharsets.UTF_8);
  }
}
