package io.labelops.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The clients' own record of what they sent and what they were told. */
final class SubmissionJournal {

  /** A label as the client sent it. */
  record Row(String item, String annotator, String label) {}

  /** An id is the vendor's, across all its batches. */
  record Id(String vendor, String submission) {}

  /**
   * One submission and every answer to it.
   *
   * @param reports one per time it was answered with a report; all have to be the same
   * @param refusals statuses other than a report
   */
  record Entry(
      Id id, String batch, List<Row> rows, List<JsonNode> reports, List<Integer> refusals) {

    /** The rows the client was told were taken. */
    List<Row> accepted() {
      List<Long> refused =
          reports
              .getFirst()
              .path("refusals")
              .valueStream()
              .map(r -> r.path("line").asLong())
              .toList();
      return IntStream.range(0, rows.size())
          .filter(line -> !refused.contains(line + 1L))
          .mapToObj(rows::get)
          .toList();
    }
  }

  private final Map<Id, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Integer> surprises = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();

  Entry begin(Id id, String batch, List<Row> rows) {
    return entries.computeIfAbsent(
        id,
        key -> new Entry(key, batch, List.copyOf(rows), synchronizedList(), synchronizedList()));
  }

  private static <T> List<T> synchronizedList() {
    return java.util.Collections.synchronizedList(new ArrayList<>());
  }

  void sending() {
    inFlight.incrementAndGet();
  }

  void answered() {
    inFlight.decrementAndGet();
  }

  /** Notes an answer no client should ever get, whatever dies. */
  void surprise(String answer) {
    surprises.merge(answer, 1, Integer::sum);
  }

  int inFlight() {
    return inFlight.get();
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  Map<String, Integer> surprises() {
    return Map.copyOf(surprises);
  }
}
