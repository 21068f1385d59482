package io.labelops.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recorded human annotations: {@code dataset.json}, {@code items.csv}, {@code labels.csv} and,
 * where there is gold, {@code gold.csv}.
 *
 * @param items payload columns by item, in file order
 * @param labels in file order; an annotator may have labelled an item more than once
 * @param gold true label by item, empty without gold
 */
record ReplayFolder(
    String key,
    String title,
    String task,
    String modality,
    String licence,
    String source,
    List<LabelClass> classes,
    Map<String, Map<String, String>> items,
    List<Label> labels,
    Map<String, String> gold) {

  record LabelClass(String code, String name) {}

  record Label(String item, String annotator, String label) {}

  static ReplayFolder read(Path directory) {
    Path description = directory.resolve("dataset.json");
    if (!Files.isReadable(description)) {
      throw new CommandFailure(
          "%s is missing: replay takes a folder with dataset.json, items.csv and labels.csv"
              .formatted(description));
    }
    JsonNode dataset = JsonMapper.shared().readTree(description.toFile());
    Map<String, Map<String, String>> items = new LinkedHashMap<>();
    for (CSVRecord row : rows(directory.resolve("items.csv"), "item")) {
      Map<String, String> payload = new LinkedHashMap<>(row.toMap());
      payload.remove("item");
      items.put(row.get("item"), payload);
    }
    List<Label> labels = new ArrayList<>();
    for (CSVRecord row : rows(directory.resolve("labels.csv"), "item", "annotator", "label")) {
      labels.add(new Label(row.get("item"), row.get("annotator"), row.get("label")));
    }
    Map<String, String> gold = new HashMap<>();
    Path goldFile = directory.resolve("gold.csv");
    if (Files.exists(goldFile)) {
      for (CSVRecord row : rows(goldFile, "item", "label")) {
        gold.put(row.get("item"), row.get("label"));
      }
    }
    return new ReplayFolder(
        required(dataset, "key", description),
        required(dataset, "title", description),
        dataset.path("task").asString("classification"),
        dataset.path("modality").asString("unknown"),
        dataset.path("licence").asString(""),
        dataset.path("source").asString(""),
        classes(dataset, description),
        items,
        labels,
        gold);
  }

  List<String> annotators() {
    return labels.stream().map(Label::annotator).distinct().toList();
  }

  private static List<LabelClass> classes(JsonNode dataset, Path file) {
    List<LabelClass> classes =
        dataset
            .path("classes")
            .valueStream()
            .map(JsonNode::asString)
            .map(code -> new LabelClass(code, dataset.path("classNames").path(code).asString(code)))
            .toList();
    if (classes.size() < 2) {
      throw new CommandFailure(
          "%s names no classes: replay works on tasks with a fixed label set ('classes': [...])"
              .formatted(file));
    }
    return classes;
  }

  private static String required(JsonNode dataset, String field, Path file) {
    String value = dataset.path(field).asString("");
    if (value.isBlank()) {
      throw new CommandFailure("%s: field '%s' is missing".formatted(file, field));
    }
    return value;
  }

  private static List<CSVRecord> rows(Path file, String... columns) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      for (String column : columns) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new CommandFailure(
              "%s has no column '%s', only %s".formatted(file, column, parser.getHeaderNames()));
        }
      }
      return parser.getRecords();
    } catch (IOException e) {
      throw new CommandFailure("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
