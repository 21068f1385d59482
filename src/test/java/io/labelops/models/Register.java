package io.labelops.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tables of docs/variables.md: rows by the heading they stand under, cells without back ticks.
 */
class Register {

  static final String PAGE = "docs/variables.md";

  private final Map<String, Listed> tables = new LinkedHashMap<>();
  private final Map<String, VariableType> variables = new LinkedHashMap<>();

  private record Listed(List<String> header, List<List<String>> rows) {}

  Register(Path page) {
    String heading = "";
    for (String line : lines(page)) {
      if (line.startsWith("#")) {
        heading = line.replaceFirst("^#+ ", "");
      } else if (line.startsWith("| ")) {
        take(heading, cells(line));
      }
    }
    tables("variable")
        .forEach(
            row ->
                List.of(row.get(0).split(", "))
                    .forEach(name -> variables.put(name, VariableType.of(row.get(1)))));
  }

  private void take(String heading, List<String> cells) {
    Listed table = tables.get(heading);
    if (table == null) {
      tables.put(heading, new Listed(cells, new ArrayList<>()));
    } else {
      table.rows().add(cells);
    }
  }

  /** Types by name; a dot leads into a context. */
  Map<String, VariableType> variables() {
    return variables;
  }

  /** Rows of the table under a heading; none when the page has no such heading. */
  List<List<String>> rows(String heading) {
    return tables.containsKey(heading) ? tables.get(heading).rows() : List.of();
  }

  /** First cells of the table under a heading. */
  List<String> names(String heading) {
    return rows(heading).stream().map(List::getFirst).toList();
  }

  /** Rows of all tables whose first column is called so. */
  Stream<List<String>> tables(String firstColumn) {
    return tables.values().stream()
        .filter(table -> table.header().getFirst().equals(firstColumn))
        .flatMap(table -> table.rows().stream());
  }

  /** The variables a cell lists, beside its words. */
  static List<String> listed(String cell) {
    return Stream.of(cell.replaceAll("\\([^)]*\\)", "").split("[,;]"))
        .map(String::strip)
        .filter(name -> name.matches("[a-z][A-Za-z]*"))
        .toList();
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1).split("\\|"))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
