package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded human labels against an independent computation; both lie outside the repository. */
class RecordedDataTest {

  private static final Path SHARED =
      Path.of(System.getProperty("labelops.shared", "../shared")).toAbsolutePath().normalize();

  @BeforeEach
  void needsTheRecordedData() {
    assumeTrue(
        Files.isDirectory(SHARED.resolve("data"))
            && Files.isRegularFile(SHARED.resolve("reference/reference.json")),
        "No recorded data in " + SHARED + "; name its folder with -Dlabelops.shared=DIR");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bluebirds, bluebirds",
    "rte, snow2008-rte",
    "labelme, labelme",
    "pandalm, pandalm-testset"
  })
  void measuresEqualTheReference(String folder, String name) throws IOException {
    JsonNode reference =
        JsonMapper.shared()
            .readTree(SHARED.resolve("reference/reference.json"))
            .path("datasets")
            .path(name);
    Map<String, Integer> items = new LinkedHashMap<>();
    Map<String, Integer> classes = new LinkedHashMap<>();
    Ratings ratings = ratings(rows(folder, "labels.csv"), items, classes);

    Agreement agreement = Agreement.of(ratings);
    assertThat(ratings.size()).isEqualTo(reference.path("n_labels_raw").asInt());
    assertThat(agreement.units()).isEqualTo(reference.path("n_items_with_2plus").asInt());
    assertThat(agreement.percent().orElseThrow())
        .isCloseTo(reference.path("percent_agreement_item_mean").asDouble(), within(1e-12));
    assertThat(agreement.alpha().orElseThrow())
        .isCloseTo(reference.path("krippendorff_alpha_nominal").asDouble(), within(1e-12));

    List<Consensus> consensus = Consensus.majority(ratings);
    assertThat(consensus.stream().filter(Consensus::tied).count())
        .isEqualTo(reference.path("mv_ties").asLong());
    if (reference.has("mv_accuracy_ties_expected")) {
      int[] gold = gold(rows(folder, "gold.csv"), items, classes);
      MajorityAccuracy accuracy = MajorityAccuracy.of(consensus, gold);
      assertThat(accuracy.units()).isEqualTo(reference.path("n_gold_used").asInt());
      assertThat(accuracy.value().orElseThrow())
          .isCloseTo(reference.path("mv_accuracy_ties_expected").asDouble(), within(1e-12));
    }
  }

  private static List<CSVRecord> rows(String folder, String file) throws IOException {
    Path path = SHARED.resolve("data").resolve(folder).resolve(file);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(Files.newBufferedReader(path))) {
      return parser.getRecords();
    }
  }

  private static Ratings ratings(
      List<CSVRecord> rows, Map<String, Integer> items, Map<String, Integer> classes) {
    int[] unit = rows.stream().mapToInt(row -> number(items, row.get("item"))).toArray();
    int[] category = rows.stream().mapToInt(row -> number(classes, row.get("label"))).toArray();
    return Ratings.of(items.size(), classes.size(), unit, category);
  }

  private static int[] gold(
      List<CSVRecord> rows, Map<String, Integer> items, Map<String, Integer> classes) {
    int[] gold = new int[items.size()];
    Arrays.fill(gold, MajorityAccuracy.NO_GOLD);
    for (CSVRecord row : rows) {
      Integer unit = items.get(row.get("item"));
      if (unit != null) {
        gold[unit] = number(classes, row.get("label"));
      }
    }
    return gold;
  }

  private static int number(Map<String, Integer> numbers, String key) {
    return numbers.computeIfAbsent(key, absent -> numbers.size());
  }
}
