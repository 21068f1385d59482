package io.labelops.cli;

import io.labelops.cli.ReplayFolder.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Takes a folder of recorded annotations from intake to a verdict, through the public API. */
final class Replay {

  private static final String REQUESTER = "ops-lead";
  private static final int BATCH_SIZE = 100;
  private static final int ROWS = 5_000;
  private static final Setup.Terms TERMS =
      new Setup.Terms(86_400, 43_200, 86_400, 3_600, 0.5, "0.00");

  private final Installation installation;
  private final ReplayFolder folder;
  private final Progress progress;

  Replay(Installation installation, ReplayFolder folder, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.progress = progress;
  }

  ReplayResult run() {
    Api requester = installation.signIn(REQUESTER);
    Watch watch = new Watch(requester, folder.key(), progress);
    Api vendor = prepare(requester);
    try (Staff staff =
        new Staff(
            installation,
            REQUESTER,
            folder.key(),
            new RecordedJudgement(folder.gold()),
            progress)) {
      if (!watch.decided()) {
        watch.awaitStage("LABELING");
        deliver(vendor, watch);
      }
      JsonNode gate = watch.awaitVerdict();
      return ReplayResult.of(folder, requester, watch.batchesByState(), gate);
    }
  }

  private Api prepare(Api requester) {
    String program = "replay-" + folder.key();
    String guideline = folder.key() + "-guideline";
    Setup setup = new Setup(installation.signIn("admin"));
    setup.program(program, "Replay of " + folder.title(), null);
    setup.guideline(
        guideline, "1.0.0", "As the recorded annotators were told.", "recorded", folder.classes());
    Api vendor =
        setup.vendor(
            installation,
            "recorded-" + folder.key(),
            "Recorded annotators of " + folder.key(),
            program,
            TERMS,
            folder.annotators());
    requester.post("/datasets", request(program, guideline));
    if (requester
        .get("/datasets/" + folder.key() + "/versions/1")
        .path("itemsCompleteAt")
        .isNull()) {
      importItems(requester);
      requester.post("/datasets/" + folder.key() + "/items/complete", null);
    }
    return vendor;
  }

  private Map<String, Object> request(String program, String guideline) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("key", folder.key());
    request.put("programKey", program);
    request.put("title", folder.title());
    request.put("taskType", folder.task().equals("preference") ? "PREFERENCE" : "CLASSIFICATION");
    request.put("modality", folder.modality());
    request.put("guidelineKey", guideline);
    request.put("mode", "REPLAY");
    request.put("labelsPerItem", 1);
    request.put("batchSize", BATCH_SIZE);
    request.put("sensitive", false);
    request.put("purpose", "replay of recorded annotations");
    request.put("licence", folder.licence());
    request.put("source", folder.source());
    return request;
  }

  private void importItems(Api requester) {
    Map<String, Long> recorded =
        folder.labels().stream().collect(Collectors.groupingBy(Label::item, Collectors.counting()));
    List<Map<String, Object>> rows = new ArrayList<>();
    folder
        .items()
        .forEach(
            (item, payload) -> {
              Map<String, Object> row = new HashMap<>(Map.of("item", item, "payload", payload));
              row.put("labelsRequired", recorded.getOrDefault(item, 1L));
              rows.add(row);
            });
    JsonNode report =
        requester.postRows("/datasets/%s/items?importId=replay".formatted(folder.key()), rows);
    progress.say("items %s".formatted(counts(report)));
  }

  /** Delivers each batch once; every further round is answered "no further labels". */
  private void deliver(Api vendor, Watch watch) {
    Map<String, List<Label>> byItem =
        folder.labels().stream().collect(Collectors.groupingBy(Label::item));
    Set<String> answered = new HashSet<>();
    while (!watch.decided()) {
      for (JsonNode batch : Batches.all(vendor, folder.key(), "&state=LABELING")) {
        String id = batch.path("batchId").asString();
        if (!answered.add(id + ":" + batch.path("round").asInt())) {
          continue;
        }
        if (batch.path("round").asInt() == 1
            && batch.path("kind").asString().equals("PRODUCTION")) {
          deliver(vendor, id, byItem);
        }
        if (vendor.get("/batches/" + id).path("state").asString().equals("LABELING")) {
          vendor.post("/batches/" + id + "/close", Map.of("reason", "NO_FURTHER_LABELS"));
        }
      }
      watch.progress().changed(watch.line());
      Pause.of(Watch.LOOK);
    }
  }

  private void deliver(Api vendor, String batch, Map<String, List<Label>> byItem) {
    Map<String, List<Label>> byAnnotator = new LinkedHashMap<>();
    for (JsonNode item : vendor.get("/batches/" + batch + "/items").path("items")) {
      for (Label label : byItem.getOrDefault(item.path("item").asString(), List.of())) {
        byAnnotator.computeIfAbsent(label.annotator(), name -> new ArrayList<>()).add(label);
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    byAnnotator.forEach(
        (annotator, labels) -> {
          vendor.post(
              "/batches/" + batch + "/claims",
              Map.of("annotator", annotator, "items", labels.stream().map(Label::item).toList()));
          for (Label label : labels) {
            rows.add(Map.of("item", label.item(), "annotator", annotator, "label", label.label()));
          }
        });
    for (int from = 0; from < rows.size(); from += ROWS) {
      JsonNode report =
          vendor.put(
              "/batches/%s/submissions/%s-%d"
                  .formatted(batch, batch.replace(':', '-'), from / ROWS + 1),
              rows.subList(from, Math.min(from + ROWS, rows.size())));
      if (report.path("refused").asLong() > 0) {
        progress.say("%s labels %s".formatted(batch, counts(report)));
      }
    }
  }

  private static String counts(JsonNode report) {
    return "taken %d, refused %d %s"
        .formatted(
            report.path("taken").asLong(),
            report.path("refused").asLong(),
            report.path("refusals").isEmpty() ? "" : report.path("refusals").get(0));
  }
}
