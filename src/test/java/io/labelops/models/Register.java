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

  private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();

  Register() {
    String heading = "";
    for (String line : lines()) {
      if (line.startsWith("#")) {
        heading = line.replaceFirst("^#+ ", "");
      } else if (line.startsWith("| ")) {
        tables.computeIfAbsent(heading, _ -> new ArrayList<>()).add(cells(line));
      }
    }
    tables.values().forEach(List::removeFirst);
  }

  /** Rows of the table under a heading; none when the page has no such heading. */
  List<List<String>> rows(String heading) {
    return tables.getOrDefault(heading, List.of());
  }

  /** First cells of the table under a heading. */
  List<String> names(String heading) {
    return rows(heading).stream().map(List::getFirst).toList();
  }

  /** Names listed in the sentence that starts so, after its colon. */
  List<String> listAfter(String start) {
    String page = String.join(" ", lines()).replace("`", "");
    String sentence = page.substring(page.indexOf(start) + start.length()).split("\\.")[0];
    return Stream.of(sentence.split(": ")[1].split(",")).map(String::strip).toList();
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1).split("\\|"))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("docs/variables.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
