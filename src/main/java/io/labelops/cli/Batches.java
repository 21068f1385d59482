package io.labelops.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads batches through the API, page by page. */
final class Batches {

  private static final int PAGE = 200;
  private static final Set<String> SETTLED = Set.of("ACCEPTED", "REJECTED", "CANCELLED");

  private Batches() {}

  /** Returns the caller's batches of a dataset; {@code filter} is a further query or empty. */
  static List<JsonNode> all(Api api, String dataset, String filter) {
    List<JsonNode> batches = new ArrayList<>();
    int total = 1;
    for (int page = 0; page * PAGE < total; page++) {
      JsonNode answer =
          api.get("/batches?dataset=%s&page=%d&size=%d%s".formatted(dataset, page, PAGE, filter));
      total = answer.path("total").asInt();
      answer.path("rows").forEach(batches::add);
    }
    return batches;
  }

  static boolean isSettled(JsonNode batch) {
    return SETTLED.contains(batch.path("state").asString());
  }
}
