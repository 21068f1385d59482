package io.labelops.cli;

import io.labelops.cli.ReplayFolder.LabelClass;
import io.labelops.measure.Agreement;
import io.labelops.measure.Consensus;
import io.labelops.measure.Interval;
import io.labelops.measure.MajorityAccuracy;
import io.labelops.measure.Ratings;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What came of a replay, measured on the labels as labelops holds them.
 *
 * @param agreement of the first label of each annotator on each item
 * @param accuracy of the majority of all labels against the gold
 */
record ReplayResult(
    int items,
    int annotators,
    int annotations,
    Agreement agreement,
    MajorityAccuracy accuracy,
    Map<String, Integer> batches,
    JsonNode gate) {

  private static final double CONFIDENCE = 0.95;

  static ReplayResult of(
      ReplayFolder folder, Api api, Map<String, Integer> batches, JsonNode gate) {
    List<JsonNode> annotations =
        api.getLines("/datasets/%s/versions/1/annotations".formatted(folder.key())).stream()
            .filter(row -> row.path("round").asInt() == 1)
            .toList();
    List<String> items = List.copyOf(folder.items().keySet());
    List<String> codes = folder.classes().stream().map(LabelClass::code).toList();
    Map<String, Integer> itemIndex = index(items);
    Map<String, Integer> codeIndex = index(codes);
    int[] unit = new int[annotations.size()];
    int[] category = new int[annotations.size()];
    boolean[] first = new boolean[annotations.size()];
    Set<String> annotators = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < annotations.size(); row++) {
      JsonNode annotation = annotations.get(row);
      String item = annotation.path("item").asString();
      String annotator = annotation.path("annotator").asString();
      unit[row] = known(itemIndex, item);
      category[row] = known(codeIndex, annotation.path("label").asString());
      first[row] = seen.add(annotator + "\0" + item);
      annotators.add(annotator);
    }
    Ratings all = Ratings.of(items.size(), codes.size(), unit, category);
    return new ReplayResult(
        items.size(),
        annotators.size(),
        annotations.size(),
        Agreement.of(
            Ratings.of(items.size(), codes.size(), only(unit, first), only(category, first))),
        MajorityAccuracy.of(Consensus.majority(all), gold(folder, items, codeIndex)),
        batches,
        gate);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("items", items);
    json.put("annotators", annotators);
    json.put("annotations", annotations);
    json.put("percent_agreement", orNull(agreement.percent()));
    json.put("krippendorff_alpha_nominal", orNull(agreement.alpha()));
    json.put("majority_accuracy", orNull(accuracy.value()));
    if (accuracy.units() > 0) {
      Interval interval = accuracy.interval(CONFIDENCE);
      json.put("majority_accuracy_interval", List.of(interval.lower(), interval.upper()));
      json.put("majority_accuracy_items", accuracy.units());
    }
    json.put("batches", batches);
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("verdict", gate.path("verdict").asString());
    verdict.put("reason", gate.path("reason").asString());
    verdict.put("checks", gate.path("checks"));
    json.put("gate", verdict);
    return json;
  }

  void print(PrintWriter out) {
    out.println();
    json()
        .forEach(
            (figure, value) -> {
              if (!figure.equals("gate")) {
                out.printf("  %-28s %s%n", figure, value);
              }
            });
    out.println();
    GateTable.print(gate, out);
  }

  private static int[] gold(
      ReplayFolder folder, List<String> items, Map<String, Integer> codeIndex) {
    return items.stream()
        .mapToInt(
            item ->
                codeIndex.getOrDefault(
                    folder.gold().getOrDefault(item, ""), MajorityAccuracy.NO_GOLD))
        .toArray();
  }

  private static int known(Map<String, Integer> index, String value) {
    return Objects.requireNonNull(index.get(value), () -> "Not in the folder: " + value);
  }

  private static Map<String, Integer> index(List<String> values) {
    Map<String, Integer> index = new HashMap<>();
    values.forEach(value -> index.putIfAbsent(value, index.size()));
    return index;
  }

  private static int[] only(int[] values, boolean[] wanted) {
    int[] kept = new int[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (wanted[i]) {
        kept[size++] = values[i];
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private static Object orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : tools.jackson.databind.node.NullNode.instance;
  }
}
