package io.labelops.release;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON whose bytes depend on nothing but the data: sorted keys, UTF-8, line feeds, UTC. */
final class PackageJson {

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
          .build();

  private PackageJson() {}

  static byte[] line(Object value) {
    return bytes(MAPPER.writeValueAsString(value));
  }

  static byte[] document(Object value) {
    return bytes(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
  }

  private static byte[] bytes(String json) {
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
