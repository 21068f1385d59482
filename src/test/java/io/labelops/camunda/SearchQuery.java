package io.labelops.camunda;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A search of the REST API: filter, sort and page. What it does not know it refuses by name. */
record SearchQuery(JsonNode body) {

  private static final int USUAL_LIMIT = 100;

  Map<String, Object> run(Table table) {
    refuseOthers(body, List.of("filter", "sort", "page"), "");
    List<Map<String, @Nullable Object>> found = new ArrayList<>(table.rows());
    found.removeIf(filter(table).negate());
    order(table).ifPresent(found::sort);
    JsonNode page = body.path("page");
    refuseOthers(page, List.of("limit", "from"), "page.");
    int from = Math.min(page.path("from").asInt(0), found.size());
    int to = Math.min(from + page.path("limit").asInt(USUAL_LIMIT), found.size());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", found.subList(from, to));
    answer.put("page", Map.of("totalItems", found.size(), "hasMoreTotalItems", false));
    return answer;
  }

  private Predicate<Map<String, @Nullable Object>> filter(Table table) {
    Predicate<Map<String, @Nullable Object>> all = _ -> true;
    for (Map.Entry<String, JsonNode> wanted : body.path("filter").properties()) {
      if (asksNothing(wanted.getValue())) {
        continue;
      }
      String field = known(table, wanted.getKey(), "filter ");
      Predicate<@Nullable Object> condition = condition(field, wanted.getValue());
      all = all.and(row -> condition.test(row.get(field)));
    }
    return all;
  }

  private static Predicate<@Nullable Object> condition(String field, JsonNode wanted) {
    if (!wanted.isObject()) {
      return is(wanted);
    }
    Predicate<@Nullable Object> all = _ -> true;
    for (Map.Entry<String, JsonNode> operator : wanted.properties()) {
      JsonNode operand = operator.getValue();
      if (asksNothing(operand)) {
        continue;
      }
      all =
          all.and(
              switch (operator.getKey()) {
                case "$eq" -> is(operand);
                case "$neq" -> is(operand).negate();
                case "$exists" -> value -> (value != null) == operand.asBoolean();
                case "$in" -> isIn(operand);
                case "$notIn" -> isIn(operand).negate();
                case "$like" -> like(operand.asString());
                case "$gte" -> value -> number(field, value) >= operand.asLong();
                default -> throw new NotSupported("operator " + operator.getKey() + " on " + field);
              });
    }
    return all;
  }

  /** The client sends its lists even where they are empty. */
  private static boolean asksNothing(JsonNode operand) {
    return operand.isArray() && operand.isEmpty();
  }

  private static Predicate<@Nullable Object> is(JsonNode operand) {
    return value -> value != null && value.toString().equals(operand.asString());
  }

  private static Predicate<@Nullable Object> isIn(JsonNode operand) {
    List<String> values = operand.values().stream().map(JsonNode::asString).toList();
    return value -> value != null && values.contains(value.toString());
  }

  private static Predicate<@Nullable Object> like(String pattern) {
    String regex =
        pattern
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    Predicate<String> matches = Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
    return value -> value != null && matches.test(value.toString());
  }

  private static long number(String field, @Nullable Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw new NotSupported("operator $gte on " + field);
  }

  private Optional<Comparator<Map<String, @Nullable Object>>> order(Table table) {
    Comparator<Map<String, @Nullable Object>> all = null;
    for (JsonNode sort : body.path("sort")) {
      refuseOthers(sort, List.of("field", "order"), "sort.");
      String field = known(table, sort.path("field").asString(), "sort ");
      Comparator<Map<String, @Nullable Object>> next =
          Comparator.comparing(
              row -> comparable(row.get(field)), Comparator.nullsLast(Comparator.naturalOrder()));
      if (sort.path("order").asString("ASC").equals("DESC")) {
        next = next.reversed();
      }
      all = all == null ? next : all.thenComparing(next);
    }
    return Optional.ofNullable(all);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Comparable<Object> comparable(@Nullable Object value) {
    return (Comparable<Object>) value;
  }

  private static String known(Table table, String field, String use) {
    if (!table.fields().contains(field)) {
      throw new NotSupported(use + field);
    }
    return field;
  }

  private static void refuseOthers(JsonNode node, List<String> known, String prefix) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw new NotSupported(prefix + name);
      }
    }
  }
}
