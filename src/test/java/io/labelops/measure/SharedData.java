package io.labelops.measure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded human labels and what was computed from them elsewhere; outside the repository. */
public record SharedData(Votes votes, List<String> classes, List<String> annotators, int[] gold) {

  private static final Path FOLDER =
      Path.of(System.getProperty("labelops.shared", "../shared")).toAbsolutePath().normalize();

  /** Skips the test where the data is not there. */
  public static void assumePresent() {
    assumeTrue(
        Files.isDirectory(FOLDER.resolve("data"))
            && Files.isRegularFile(FOLDER.resolve("reference/reference.json")),
        "No recorded data in " + FOLDER + "; name its folder with -Dlabelops.shared=DIR");
  }

  public static JsonNode reference() {
    return JsonMapper.shared().readTree(FOLDER.resolve("reference/reference.json").toFile());
  }

  public static Path path(String file) {
    return FOLDER.resolve(file);
  }

  public static List<CSVRecord> rows(String file) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(Files.newBufferedReader(FOLDER.resolve(file)))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a folder of recorded labels; gold is -1 where there is none. */
  public static SharedData read(String folder) {
    List<CSVRecord> rows = rows("data/" + folder + "/labels.csv");
    Map<String, Integer> items = new LinkedHashMap<>();
    Map<String, Integer> annotators = new LinkedHashMap<>();
    Map<String, Integer> classes = new LinkedHashMap<>();
    rows.stream().map(row -> row.get("label")).sorted().forEach(label -> number(classes, label));
    Votes votes =
        Votes.of(
            (int) rows.stream().map(row -> row.get("item")).distinct().count(),
            (int) rows.stream().map(row -> row.get("annotator")).distinct().count(),
            classes.size(),
            rows.stream().mapToInt(row -> number(items, row.get("item"))).toArray(),
            rows.stream().mapToInt(row -> number(annotators, row.get("annotator"))).toArray(),
            rows.stream().mapToInt(row -> number(classes, row.get("label"))).toArray());
    int[] gold = new int[items.size()];
    Arrays.fill(gold, -1);
    if (Files.exists(path("data/" + folder + "/gold.csv"))) {
      for (CSVRecord row : rows("data/" + folder + "/gold.csv")) {
        Integer unit = items.get(row.get("item"));
        if (unit != null) {
          gold[unit] = classes.getOrDefault(row.get("label"), classes.size());
        }
      }
    }
    return new SharedData(
        votes, List.copyOf(classes.keySet()), List.copyOf(annotators.keySet()), gold);
  }

  private static int number(Map<String, Integer> numbers, String key) {
    return numbers.computeIfAbsent(key, absent -> numbers.size());
  }
}
