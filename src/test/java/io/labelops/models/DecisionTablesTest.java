package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.models.DecisionTable.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each table as a table: src/test/resources/decisions has one example per row.
 *
 * <p>Columns with a dot go in, the others have to come out; an empty cell is a fact nobody knows.
 */
class DecisionTablesTest {

  private static final Path EXAMPLES = Path.of("src", "test", "resources", "decisions");

  static List<Table> tables() {
    return Repository.here().tables();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void answersItsExamplesAndEveryRuleHasOne(Table table) throws IOException {
    DecisionTable decisions = new DecisionTable(table);
    Map<String, String> ruleByExample = new TreeMap<>();
    for (CSVRecord example : examples(table)) {
      Answer answer = decisions.ask(given(example));
      Map<String, String> expected = expected(example);
      assertThat(
              answer.facts().entrySet().stream()
                  .filter(fact -> expected.containsKey(fact.getKey())))
          .as("%s.csv, line %d", table.name(), example.getRecordNumber() + 1)
          .allSatisfy(fact -> assertThat(fact.getValue()).hasToString(expected.get(fact.getKey())))
          .hasSameSizeAs(expected.keySet());
      answer.rules().forEach(rule -> ruleByExample.put(rule, example.toString()));
    }
    Set<String> rules =
        table.rules().stream().map(rule -> rule.getId()).collect(Collectors.toSet());
    assertThat(ruleByExample.keySet())
        .as("every rule of %s has an example in %s.csv", table.file(), table.name())
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  private static List<CSVRecord> examples(Table table) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var file = Files.newBufferedReader(EXAMPLES.resolve(table.name() + ".csv"))) {
      return format.parse(file).getRecords();
    }
  }

  private static Map<String, Object> given(CSVRecord example) {
    Map<String, Map<String, Object>> contexts = new HashMap<>();
    example
        .toMap()
        .forEach(
            (name, value) -> {
              if (name.contains(".") && !value.isEmpty()) {
                String[] path = name.split("\\.");
                contexts.computeIfAbsent(path[0], _ -> new HashMap<>()).put(path[1], fact(value));
              }
            });
    return new HashMap<>(contexts);
  }

  private static Map<String, String> expected(CSVRecord example) {
    Map<String, String> expected = new HashMap<>(example.toMap());
    expected.keySet().removeIf(name -> name.contains("."));
    return expected;
  }

  private static Object fact(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("-?[0-9.]+") ? new BigDecimal(value) : value;
  }
}
