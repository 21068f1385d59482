package io.labelops.cli;

import io.labelops.cli.SubmissionJournal.Entry;
import io.labelops.cli.SubmissionJournal.Id;
import io.labelops.cli.SubmissionJournal.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares what clients were told was taken with what is stored: each label exactly once. */
final class AnnotationCheck {

  private AnnotationCheck() {}

  static List<Violation> run(
      Connection database, Collection<String> datasets, Collection<Entry> journal)
      throws SQLException {
    Map<Id, List<Row>> stored = stored(database, datasets);
    List<Violation> violations = new ArrayList<>();
    Set<Id> known = new HashSet<>();
    for (Entry entry : journal) {
      known.add(entry.id());
      compare(entry, stored.getOrDefault(entry.id(), List.of()), violations);
    }
    stored.forEach(
        (id, rows) -> {
          if (!known.contains(id)) {
            violations.add(new Violation("annotation-unsent", id + " was sent by no client"));
          }
        });
    return violations;
  }

  private static void compare(Entry entry, List<Row> stored, List<Violation> violations) {
    Set<JsonNode> reports = new HashSet<>(entry.reports());
    if (reports.size() > 1) {
      violations.add(new Violation("report-changed", entry.id() + " was answered " + reports));
    }
    if (!entry.reports().isEmpty()) {
      difference(entry.accepted(), stored).forEach(row -> violations.add(missing(entry.id(), row)));
      difference(stored, entry.accepted()).forEach(row -> violations.add(twice(entry.id(), row)));
    } else if (!stored.isEmpty() && !entry.refusals().isEmpty()) {
      violations.add(
          new Violation(
              "annotation-denied",
              "%s was answered %s, but %d of its labels are stored"
                  .formatted(entry.id(), entry.refusals(), stored.size())));
    } else if (!stored.isEmpty() && stored.size() > entry.rows().size()) {
      violations.add(new Violation("annotation-twice", entry.id() + " has more labels than sent"));
    }
  }

  private static Violation missing(Id id, Row row) {
    return new Violation("annotation-missing", id + " was told taken, not stored: " + row);
  }

  private static Violation twice(Id id, Row row) {
    return new Violation("annotation-twice", id + " stored beyond what was taken: " + row);
  }

  /** The rows of the first that the second lacks, each as often as it does. */
  private static List<Row> difference(List<Row> first, List<Row> second) {
    List<Row> rest = new ArrayList<>(first);
    second.forEach(rest::remove);
    return rest;
  }

  private static Map<Id, List<Row>> stored(Connection database, Collection<String> datasets)
      throws SQLException {
    Map<Id, List<Row>> stored = new HashMap<>();
    String sql =
        """
        SELECT w.vendor_key, n.submission_id, i.key, w.pseudonym, n.label
          FROM annotation n JOIN item i ON i.id = n.item_id JOIN annotator w ON w.id = n.annotator_id
         WHERE n.dataset_key = ANY (?)
        """;
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setArray(1, database.createArrayOf("text", datasets.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stored
              .computeIfAbsent(
                  new Id(rows.getString(1), rows.getString(2)), id -> new ArrayList<>())
              .add(new Row(rows.getString(3), rows.getString(4), rows.getString(5)));
        }
      }
    }
    return stored;
  }
}
