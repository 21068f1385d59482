package io.labelops.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.instance.Input;

/**
 * Every combination of the values around a table's boundaries.
 *
 * <p>Numbers below, at and above each boundary of their column; every registered or written text
 * and one that nobody knows; both booleans; limits that cells refer to, set and unset; and null for
 * each. Nothing is sampled.
 */
class Grid {

  static final String UNKNOWN = "something nobody knows";
  private static final BigDecimal LIMITS_APART = BigDecimal.TEN;

  private final List<String> names = new ArrayList<>();
  private final List<List<Object>> values = new ArrayList<>();
  private final int size;

  Grid(Table table, Register register) {
    Map<String, BigDecimal> limits = limits(table);
    List<Input> inputs = table.inputs();
    for (int column = 0; column < inputs.size(); column++) {
      String name = inputs.get(column).getInputExpression().getText().getTextContent().strip();
      add(
          name,
          switch (inputs.get(column).getInputExpression().getTypeRef()) {
            case "boolean" -> List.of(true, false);
            case "string" -> texts(cells(table, column), register.variables().get(name));
            default -> numbers(cells(table, column), limits);
          });
    }
    limits.forEach((name, limit) -> add(name, List.of(limit)));
    size = values.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
  }

  /** How many combinations there are. */
  int size() {
    return size;
  }

  /** The variables of one combination, as contexts within each other. */
  Map<String, Object> variables(int index) {
    Map<String, Object> variables = new HashMap<>();
    for (int dimension = 0; dimension < names.size(); dimension++) {
      Object value = value(index, dimension);
      if (value != null) {
        put(variables, names.get(dimension), value);
      }
    }
    return variables;
  }

  /** One combination in words. */
  Map<String, Object> describe(int index) {
    Map<String, Object> described = new LinkedHashMap<>();
    for (int dimension = 0; dimension < names.size(); dimension++) {
      described.put(names.get(dimension), value(index, dimension));
    }
    return described;
  }

  /** The same combination with known values in place of each unknown one, one at a time. */
  List<Integer> known(int index) {
    return IntStream.range(0, names.size())
        .filter(dimension -> isUnknown(value(index, dimension)))
        .boxed()
        .flatMap(
            dimension ->
                IntStream.range(0, values.get(dimension).size())
                    .filter(choice -> !isUnknown(values.get(dimension).get(choice)))
                    .mapToObj(
                        choice -> index + step(dimension) * (choice - choice(index, dimension))))
        .toList();
  }

  private static boolean isUnknown(Object value) {
    return value == null || UNKNOWN.equals(value);
  }

  private Object value(int index, int dimension) {
    return values.get(dimension).get(choice(index, dimension));
  }

  private int choice(int index, int dimension) {
    return index / step(dimension) % values.get(dimension).size();
  }

  private int step(int dimension) {
    return values.subList(0, dimension).stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
  }

  private void add(String name, List<?> known) {
    List<Object> all = new ArrayList<>(known);
    all.add(null);
    names.add(name);
    values.add(all);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> variables, String name, Object value) {
    String[] path = name.split("\\.", 2);
    if (path.length == 1) {
      variables.put(name, value);
    } else {
      put(
          (Map<String, Object>) variables.computeIfAbsent(path[0], _ -> new HashMap<>()),
          path[1],
          value);
    }
  }

  /** Limits that cells refer to, each far from the other and from all written numbers. */
  private static Map<String, BigDecimal> limits(Table table) {
    Map<String, BigDecimal> limits = new LinkedHashMap<>();
    BigDecimal next = BigDecimal.ZERO;
    List<Feel> cells =
        IntStream.range(0, table.inputs().size())
            .boxed()
            .flatMap(column -> cells(table, column).stream())
            .toList();
    for (BigDecimal number : cells.stream().flatMap(cell -> cell.numbers().stream()).toList()) {
      next = next.max(number);
    }
    Set<String> references = new LinkedHashSet<>();
    cells.forEach(cell -> references.addAll(cell.references()));
    for (String reference : references) {
      next = next.add(LIMITS_APART);
      limits.put(reference, next);
    }
    return limits;
  }

  private static List<Feel> cells(Table table, int column) {
    return table.rules().stream()
        .map(rule -> List.copyOf(rule.getInputEntries()).get(column).getTextContent().strip())
        .map(Feel::cell)
        .toList();
  }

  private static List<Object> texts(List<Feel> cells, VariableType type) {
    SortedSet<String> texts = new TreeSet<>(type == null ? Set.of() : type.values());
    cells.forEach(cell -> texts.addAll(cell.strings()));
    List<Object> all = new ArrayList<>(texts);
    all.add(UNKNOWN);
    return all;
  }

  private static List<Object> numbers(List<Feel> cells, Map<String, BigDecimal> limits) {
    SortedSet<BigDecimal> boundaries = new TreeSet<>();
    for (Feel cell : cells) {
      boundaries.addAll(cell.numbers());
      cell.references().forEach(reference -> boundaries.add(limits.get(reference)));
    }
    if (boundaries.isEmpty()) {
      boundaries.add(BigDecimal.ZERO);
    }
    BigDecimal step = BigDecimal.ONE;
    BigDecimal last = null;
    for (BigDecimal boundary : boundaries) {
      step = last == null ? step : step.min(boundary.subtract(last).divide(BigDecimal.valueOf(2)));
      last = boundary;
    }
    SortedSet<BigDecimal> values = new TreeSet<>();
    for (BigDecimal boundary : boundaries) {
      values.addAll(Set.of(boundary.subtract(step), boundary, boundary.add(step)));
    }
    return List.copyOf(values);
  }
}
