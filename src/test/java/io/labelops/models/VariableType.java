package io.labelops.models;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A registered type, such as "string or null: ACCEPT, REJECT".
 *
 * @param name one of FEEL's types
 * @param values all values there are, empty when there may be any
 */
record VariableType(String name, boolean nullable, Set<String> values) {

  static final Set<String> NAMES = Set.of("string", "number", "boolean", "context", "list");

  static VariableType of(String written) {
    String[] parts = written.split(":", 2);
    boolean nullable = parts[0].strip().endsWith(" or null");
    return new VariableType(
        parts[0].strip().replaceFirst(" or null$", ""),
        nullable,
        parts.length == 1 ? Set.of() : new TreeSet<>(List.of(parts[1].strip().split(", "))));
  }

  boolean isKnown() {
    return NAMES.contains(name) && (values.isEmpty() || name.equals("string"));
  }

  boolean allows(String value) {
    return name.equals("string") && (values.isEmpty() || values.contains(value));
  }

  /** How a Java type arrives in the engine. */
  static String nameOf(Type type) {
    Class<?> raw = raw(type);
    if (raw == String.class || raw.isEnum() || TemporalAccessor.class.isAssignableFrom(raw)) {
      return "string";
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "boolean";
    }
    if (raw.isPrimitive() && raw != char.class || Number.class.isAssignableFrom(raw)) {
      return "number";
    }
    if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
      return "list";
    }
    return raw.isRecord() || Map.class.isAssignableFrom(raw) ? "context" : "unknown";
  }

  /** The constants of an enumeration, empty for other types. */
  static Set<String> valuesOf(Type type) {
    Set<String> values = new TreeSet<>();
    if (raw(type).isEnum()) {
      Arrays.stream(raw(type).getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .forEach(values::add);
    }
    return values;
  }

  /** What lies in a record or in the records of a list. */
  static List<RecordComponent> componentsOf(Type type) {
    Type inner =
        nameOf(type).equals("list") && type instanceof ParameterizedType list
            ? list.getActualTypeArguments()[0]
            : type;
    return raw(inner).isRecord() ? List.of(raw(inner).getRecordComponents()) : List.of();
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> known -> known;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }
}
