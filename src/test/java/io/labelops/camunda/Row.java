package io.labelops.camunda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row being filled, in the notation of the REST API: keys as strings, times in UTC. */
final class Row {

  // One width, so that times sort as text.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Map<String, @Nullable Object> values() {
    return values;
  }

  Row with(String field, @Nullable Object value) {
    values.put(field, value);
    return this;
  }

  Row key(String field, long key) {
    return with(field, key > 0 ? String.valueOf(key) : null);
  }

  /** Text of which the engine knows only the empty one where there is none. */
  Row text(String field, @Nullable String text) {
    return with(field, text == null || text.isEmpty() ? null : text);
  }

  Row time(String field, long epochMillis) {
    return with(field, time(epochMillis));
  }

  static String time(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(epochMillis));
  }
}
