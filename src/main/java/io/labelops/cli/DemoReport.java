package io.labelops.cli;

import io.labelops.measure.Consensus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What the gates were worth, from the planted truth.
 *
 * @param without wrong labels that the majority of the first labels would have shipped under the
 *     first guideline; a tie ships nothing right
 * @param with wrong labels in the released package
 * @param parts what people and rules did, with figures
 */
record DemoReport(
    int without,
    int with,
    int released,
    Set<String> flagged,
    Set<String> innocent,
    List<String> evidence,
    List<String> late,
    List<String> audits,
    List<String> parts) {

  static DemoReport of(DemoWorld world, Api api, String dataset, List<String> parts) {
    String version = "/datasets/" + dataset + "/versions/1";
    Map<String, Map<String, Integer>> votes = new HashMap<>();
    for (JsonNode row : api.getLines(version + "/annotations")) {
      String item = row.path("item").asString();
      boolean production =
          row.path("round").asInt() == 1 && row.path("kind").asString().equals("PRODUCTION");
      if (production && !world.item(item).gold()) {
        votes
            .computeIfAbsent(item, key -> new HashMap<>())
            .merge(first(world, row), 1, Integer::sum);
      }
    }
    int without = 0;
    for (Map.Entry<String, Map<String, Integer>> item : votes.entrySet()) {
      without += isRight(world, item.getKey(), item.getValue()) ? 0 : 1;
    }
    int with = 0;
    int released = 0;
    for (JsonNode row : released(api, version)) {
      released++;
      String truth = world.item(row.path("item").asString()).truth();
      with += row.path("label").asString().equals(truth) ? 0 : 1;
    }
    Set<String> flagged = new TreeSet<>();
    List<String> evidence = new ArrayList<>();
    for (JsonNode gold : api.get(version + "/quality").path("gold")) {
      if (gold.path("flagged").asBoolean()) {
        flagged.add(gold.path("annotator").asString());
        evidence.add(
            "%s: %d of %d gold answers right, at best %.2f"
                .formatted(
                    gold.path("annotator").asString(),
                    gold.path("correct").asInt(),
                    gold.path("answers").asInt(),
                    gold.path("interval").path("upper").asDouble()));
      }
    }
    Set<String> innocent = new TreeSet<>(flagged);
    innocent.remove(DemoWorld.CARELESS);
    List<String> late =
        Batches.all(api, dataset, "").stream()
            .filter(batch -> batch.path("breachedAt").isString())
            .map(batch -> batch.path("batchId").asString())
            .toList();
    return new DemoReport(
        without, with, released, flagged, innocent, evidence, late, audits(api, version), parts);
  }

  /** The label as it was given, or would have been if nobody had changed the guideline. */
  private static String first(DemoWorld world, JsonNode row) {
    return row.path("guidelineVersion").asString().equals(DemoWorld.FIRST)
        ? row.path("label").asString()
        : world.label(
            row.path("annotator").asString(), row.path("item").asString(), DemoWorld.FIRST);
  }

  private static List<String> audits(Api api, String version) {
    return api.get(version + "/audits")
        .valueStream()
        .map(
            audit ->
                "audit %d: %d defects in %d of %d labels, at most %.1f %% of the lot: %s"
                    .formatted(
                        audit.path("attempt").asInt(),
                        audit.path("findings").path("defects").asInt(),
                        audit.path("sampleSize").asInt(),
                        audit.path("lotSize").asInt(),
                        100 * audit.path("findings").path("upper").asDouble(),
                        audit.path("verdict").asString()))
        .toList();
  }

  void print(PrintWriter out) {
    out.printf("  From the planted truth:%n");
    out.printf("  - without gates %d wrong labels would have shipped%n", without);
    out.printf(
        "  - with gates %d of %d released labels are wrong: %d kept from shipping%n",
        with, released, without - with);
    out.printf(
        "  - flagged as careless: %s; of these innocent: %s; planted: %s%n",
        names(flagged), names(innocent), DemoWorld.CARELESS);
    evidence.forEach(line -> out.printf("      %s%n", line));
    out.printf("  - past their deadline: %s%n", names(late));
    audits.forEach(line -> out.printf("  - %s%n", line));
    out.printf("%n  What people and rules did:%n");
    parts.forEach(line -> out.printf(line.startsWith(" ") ? "  %s%n" : "  - %s%n", line));
  }

  private static String names(Collection<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private static boolean isRight(DemoWorld world, String item, Map<String, Integer> votes) {
    List<String> labels = List.copyOf(votes.keySet());
    int[] counts = labels.stream().mapToInt(votes::get).toArray();
    Consensus consensus = Consensus.majority(counts);
    return consensus.category().isPresent()
        && labels.get(consensus.category().getAsInt()).equals(world.item(item).truth());
  }

  private static List<JsonNode> released(Api api, String version) {
    try {
      return api.getLines(version + "/release/files/labels.jsonl");
    } catch (ApiFailure failure) {
      if (failure.status() == 409) {
        return List.of();
      }
      throw failure;
    }
  }
}
