package io.labelops.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A vendor's own client: its annotators claim, label and submit, batch after batch. */
final class DemoVendor {

  private static final int SET = 25;
  private static final Duration WORK = Duration.ofMillis(60);

  private final DemoWorld world;
  private final Api api;
  private final String vendor;
  private final String dataset;

  /** How many batches this vendor delivers in time; further ones wait for a person's decision. */
  private final int inTime;

  private final Set<String> begun = new HashSet<>();
  private final Map<String, String> firstDue = new HashMap<>();

  DemoVendor(DemoWorld world, Api api, String vendor, String dataset, int inTime) {
    this.world = world;
    this.api = api;
    this.vendor = vendor;
    this.dataset = dataset;
    this.inTime = inTime;
  }

  /** Works once through the batches that wait for this vendor. */
  void work() {
    for (JsonNode batch : Batches.all(api, dataset, "&state=LABELING")) {
      if (wouldBeLate(batch)) {
        continue;
      }
      begun.add(batch.path("batchId").asString());
      label(batch);
    }
  }

  /** A late batch is taken up only once somebody has given it more time. */
  private boolean wouldBeLate(JsonNode batch) {
    String id = batch.path("batchId").asString();
    String due = batch.path("dueAt").asString("");
    boolean extended = !firstDue.computeIfAbsent(id, key -> due).equals(due);
    boolean relabel = batch.path("kind").asString().equals("RELABEL");
    return !begun.contains(id) && !relabel && !extended && begun.size() >= inTime;
  }

  private void label(JsonNode batch) {
    String path = "/batches/" + batch.path("batchId").asString();
    int round = batch.path("round").asInt();
    boolean progress = true;
    while (progress && isLabeling(path)) {
      progress = false;
      for (String annotator : DemoWorld.annotators(vendor)) {
        progress |= label(path, round, annotator);
      }
    }
    if (isLabeling(path)) {
      api.post(path + "/close", Map.of("reason", "NO_FURTHER_LABELS"));
    }
  }

  private boolean label(String path, int round, String annotator) {
    JsonNode claim = claim(path, annotator);
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode assignment : claim.path("assignments")) {
      String item = assignment.path("item").asString();
      String guideline = claim.path("guidelineVersion").asString();
      rows.add(
          Map.of(
              "item", item,
              "annotator", annotator,
              "label", world.label(annotator, item, guideline)));
    }
    if (rows.isEmpty()) {
      return false;
    }
    Pause.of(WORK.multipliedBy(rows.size() / 5 + 1));
    // A submission id is the vendor's, across all its batches and datasets.
    String batch = path.substring(path.lastIndexOf('/') + 1);
    String first = rows.getFirst().get("item");
    JsonNode report =
        api.put("%s/submissions/%s:%d:%s:%s".formatted(path, batch, round, annotator, first), rows);
    return report.path("taken").asInt() > 0;
  }

  /** Claims a set; when there is none left, takes what a lost answer to an earlier claim held. */
  private JsonNode claim(String path, String annotator) {
    try {
      JsonNode claim = api.post(path + "/claims", Map.of("annotator", annotator, "count", SET));
      return claim.path("assignments").isEmpty() ? api.get(path + "/claims/" + annotator) : claim;
    } catch (ApiFailure refused) {
      if (refused.status() == 409) {
        return MissingNode.getInstance();
      }
      throw refused;
    }
  }

  private boolean isLabeling(String path) {
    return api.get(path).path("state").asString().equals("LABELING");
  }
}
