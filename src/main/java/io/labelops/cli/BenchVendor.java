package io.labelops.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A vendor's client in a benchmark: its three annotators label a whole batch at once. */
record BenchVendor(Api api, List<String> annotators) {

  static final int SEATS = 3;

  private static final int MOST_CLAIMED = 500;

  static List<String> annotators(int desk) {
    return IntStream.rangeClosed(1, SEATS)
        .mapToObj(seat -> "desk%d-%d".formatted(desk, seat))
        .toList();
  }

  /** Claims every slot of a batch and labels it; with a tie, one item's labels all differ. */
  List<Map<String, String>> label(String batchId, int size, boolean tie) {
    List<Map<String, String>> rows = new ArrayList<>();
    String tied = "";
    for (int seat = 0; seat < SEATS; seat++) {
      String annotator = annotators.get(seat);
      for (String item : claim(batchId, annotator, size)) {
        if (tie && tied.isEmpty() && !BenchWorld.isGold(item)) {
          tied = item;
        }
        String label =
            item.equals(tied) ? BenchWorld.tied(item, seat) : BenchWorld.label(item, seat);
        rows.add(Map.of("item", item, "annotator", annotator, "label", label));
      }
    }
    return rows;
  }

  private List<String> claim(String batchId, String annotator, int size) {
    List<String> items = new ArrayList<>();
    for (int left = size; left > 0; left -= MOST_CLAIMED) {
      JsonNode claim =
          api.post(
              "/batches/" + batchId + "/claims",
              Map.of("annotator", annotator, "count", Math.min(left, MOST_CLAIMED)));
      claim
          .path("assignments")
          .forEach(assignment -> items.add(assignment.path("item").asString()));
    }
    return items;
  }

  void submit(String batchId, String submission, List<Map<String, String>> rows) {
    submit(batchId, submission, Api.lines(rows), rows.size());
  }

  /** Delivers labels that are written as JSON lines already. */
  void submit(String batchId, String submission, String lines, int rows) {
    JsonNode report =
        api.putLines("/batches/%s/submissions/%s".formatted(batchId, submission), lines);
    if (rows == 0 || report.path("taken").asInt() != rows) {
      throw new CommandFailure("%s: labels were refused: %s".formatted(batchId, report));
    }
  }

  /** A batch of this vendor; one with a tie goes to an adjudicator. */
  record Batch(BenchVendor vendor, String id, int size, boolean tie, SettledBatches settledBatches)
      implements Crew.Work {

    /** Claims every slot and returns a label for each. */
    List<Map<String, String>> labels() {
      return vendor.label(id, size, tie);
    }

    @Override
    public void deliver() {
      vendor.submit(id, id, labels());
    }

    @Override
    public boolean awaited() {
      return !tie;
    }

    @Override
    public OptionalDouble settled() {
      return settledBatches.of(id);
    }
  }
}
