package io.labelops.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Follows a dataset version and tells its progress: stage, batches settled, annotations taken. */
record Watch(Api api, String dataset, Progress progress) {

  static final Duration LOOK = Duration.ofMillis(500);

  private String version() {
    return "/datasets/" + dataset + "/versions/1";
  }

  String stage() {
    return api.get(version()).path("stage").asString();
  }

  JsonNode gate() {
    return api.get(version() + "/gate");
  }

  boolean decided() {
    return !gate().path("verdict").asString().equals("PENDING");
  }

  void awaitStage(String wanted) {
    while (!stage().equals(wanted)) {
      if (decided()) {
        throw new CommandFailure(
            "Dataset %s ended before %s: %s"
                .formatted(dataset, wanted, gate().path("reason").asString()));
      }
      tell();
      Pause.of(LOOK);
    }
    tell();
  }

  JsonNode awaitVerdict() {
    while (!decided()) {
      tell();
      Pause.of(LOOK);
    }
    tell();
    return gate();
  }

  Map<String, Integer> batchesByState() {
    Map<String, Integer> states = new TreeMap<>();
    Batches.all(api, dataset, "")
        .forEach(batch -> states.merge(batch.path("state").asString(), 1, Integer::sum));
    return states;
  }

  private void tell() {
    progress.changed(line());
  }

  String line() {
    int total = 0;
    int settled = 0;
    int taken = 0;
    for (JsonNode batch : Batches.all(api, dataset, "")) {
      total++;
      settled += Batches.isSettled(batch) ? 1 : 0;
      taken += batch.path("done").asInt();
    }
    return "%s %-10s batches settled %d of %d, labels taken %d"
        .formatted(dataset, stage().toLowerCase(Locale.ROOT), settled, total, taken);
  }
}
