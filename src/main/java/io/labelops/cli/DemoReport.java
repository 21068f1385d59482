package io.labelops.cli;

import io.labelops.measure.Consensus;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What the gates were worth, from the planted truth.
 *
 * @param without wrong labels that the majority of the first labels would have shipped; a tie ships
 *     nothing right
 * @param with wrong labels in the released package
 */
record DemoReport(
    int without, int with, int released, Set<String> flagged, Set<String> innocent, int breaches) {

  static DemoReport of(DemoWorld world, Api api, String dataset) {
    String version = "/datasets/" + dataset + "/versions/1";
    Map<String, Map<String, Integer>> votes = new HashMap<>();
    for (JsonNode row : api.getLines(version + "/annotations")) {
      String item = row.path("item").asString();
      boolean production =
          row.path("round").asInt() == 1 && row.path("kind").asString().equals("PRODUCTION");
      if (production && !world.item(item).gold()) {
        votes
            .computeIfAbsent(item, key -> new HashMap<>())
            .merge(row.path("label").asString(), 1, Integer::sum);
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
    api.get(version + "/quality")
        .path("gold")
        .forEach(
            annotator -> {
              if (annotator.path("flagged").asBoolean()) {
                flagged.add(annotator.path("annotator").asString());
              }
            });
    Set<String> innocent = new TreeSet<>(flagged);
    innocent.remove(DemoWorld.CARELESS);
    int breaches =
        (int)
            Batches.all(api, dataset, "").stream()
                .filter(batch -> batch.path("breachedAt").isString())
                .count();
    return new DemoReport(without, with, released, flagged, innocent, breaches);
  }

  void print(PrintWriter out) {
    out.printf("  From the planted truth:%n");
    out.printf("  - without gates %d wrong labels would have shipped%n", without);
    out.printf(
        "  - with gates %d of %d released labels are wrong: %d kept from shipping%n",
        with, released, without - with);
    out.printf(
        "  - flagged as careless: %s; of these innocent: %s; planted: %s%n",
        flagged.isEmpty() ? "nobody" : flagged,
        innocent.isEmpty() ? "nobody" : innocent,
        DemoWorld.CARELESS);
    out.printf("  - batches past their deadline: %d%n", breaches);
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
