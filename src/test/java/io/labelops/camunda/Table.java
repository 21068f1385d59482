package io.labelops.camunda;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows one search endpoint answers from, oldest first, each with exactly these fields. */
final class Table {

  private final Set<String> fields;
  private final Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();

  Table(String... fields) {
    this.fields = Set.of(fields);
  }

  Set<String> fields() {
    return fields;
  }

  Collection<Map<String, @Nullable Object>> rows() {
    return rows.values();
  }

  @Nullable Map<String, @Nullable Object> find(@Nullable String key) {
    return rows.get(key);
  }

  void put(String key, Row row) {
    if (!row.values().keySet().equals(fields)) {
      throw new IllegalStateException("expected " + fields + ", got " + row.values().keySet());
    }
    rows.put(key, row.values());
  }

  /** Changes a row, where it is known. */
  void set(String key, String field, @Nullable Object value) {
    Map<String, @Nullable Object> row = rows.get(key);
    if (row != null) {
      row.put(field, value);
    }
  }

  void remove(String key) {
    rows.remove(key);
  }
}
