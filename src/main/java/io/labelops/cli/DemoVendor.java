package io.labelops.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A vendor's own client: its annotators claim, label and submit, batch after batch. */
final class DemoVendor {

  private static final int SET = 25;
  private static final Duration WORK = Duration.ofMillis(60);

  /** A due date moves by so much only where somebody gave more time. */
  private static final Duration EXTENSION = Duration.ofSeconds(30);

  private final DemoWorld world;
  private final Api api;
  private final String vendor;
  private final String dataset;

  /** How many batches this vendor delivers in time; further ones wait for a person's decision. */
  private final int inTime;

  private final Set<String> begun = new HashSet<>();
  private final Map<String, Instant> firstDue = new HashMap<>();

  /** Whether the batch in hand waits for its guideline or for an answer. */
  private boolean waiting;

  /** Whether one of its annotators has a question about the next item. */
  private boolean asking;

  DemoVendor(DemoWorld world, Api api, String vendor, String dataset, int inTime) {
    this.world = world;
    this.api = api;
    this.vendor = vendor;
    this.dataset = dataset;
    this.inTime = inTime;
  }

  Api api() {
    return api;
  }

  String key() {
    return vendor;
  }

  /** Has one of the annotators ask about an item before labelling anything. */
  void ask() {
    asking = true;
  }

  boolean isBlameless() {
    return !DemoWorld.annotators(vendor).contains(DemoWorld.CARELESS);
  }

  /** Batches that came back by the vendor's own fault and are not disputed. */
  Stream<JsonNode> returned() {
    return Batches.all(api, dataset, "").stream()
        .filter(batch -> batch.path("round").asInt() > 1)
        .flatMap(
            batch ->
                api.get("/batches/%s/verdicts".formatted(batch.path("batchId").asString()))
                    .valueStream())
        .filter(verdict -> verdict.path("kind").asString().equals("RETURN"))
        .filter(verdict -> !verdict.path("dispute").isNumber());
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
    Instant due = Instant.parse(batch.path("dueAt").asString());
    Instant first = firstDue.computeIfAbsent(id, key -> due);
    boolean extended = due.isAfter(first.plus(EXTENSION));
    boolean relabel = batch.path("kind").asString().equals("RELABEL");
    return !begun.contains(id) && !relabel && !extended && begun.size() >= inTime;
  }

  private void label(JsonNode batch) {
    String path = "/batches/" + batch.path("batchId").asString();
    int round = batch.path("round").asInt();
    boolean progress = true;
    waiting = false;
    while (progress && isLabeling(path)) {
      progress = false;
      for (String annotator : DemoWorld.annotators(vendor)) {
        progress |= label(path, round, annotator);
      }
    }
    if (!waiting && isLabeling(path)) {
      close(path);
    }
  }

  private void close(String path) {
    try {
      api.post(path + "/close", Map.of("reason", "NO_FURTHER_LABELS"));
    } catch (ApiFailure refused) {
      if (!refused.type().equals("questions-open")) {
        throw refused;
      }
    }
  }

  private boolean label(String path, int round, String annotator) {
    JsonNode claim = claim(path, annotator);
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode assignment : claim.path("assignments")) {
      String item = assignment.path("item").asString();
      if (asking && !world.item(item).refund()) {
        asking = false;
        question(path, annotator, item);
        continue;
      }
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

  private void question(String path, String annotator, String item) {
    api.post(
        path + "/questions",
        Map.of(
            "item",
            item,
            "annotator",
            annotator,
            "reason",
            "AMBIGUOUS",
            "text",
            "The ticket names an order and nothing else: which class?"));
  }

  /** Claims a set; when there is none left, takes what a lost answer to an earlier claim held. */
  private JsonNode claim(String path, String annotator) {
    try {
      JsonNode claim = api.post(path + "/claims", Map.of("annotator", annotator, "count", SET));
      return claim.path("assignments").isEmpty() ? api.get(path + "/claims/" + annotator) : claim;
    } catch (ApiFailure refused) {
      if (refused.status() != 409) {
        throw refused;
      }
      switch (refused.type()) {
        case "guideline-changing" -> waiting = true;
        case "guideline-unacknowledged" -> {
          waiting = true;
          api.post(path + "/guideline/acknowledgements", Map.of("annotator", annotator));
        }
        default -> {}
      }
      return MissingNode.getInstance();
    }
  }

  private boolean isLabeling(String path) {
    return api.get(path).path("state").asString().equals("LABELING");
  }
}
