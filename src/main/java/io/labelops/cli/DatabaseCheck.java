package io.labelops.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the stored data against what must be true of it once all work is done, by its own SQL:
 * every query answers what is wrong.
 */
final class DatabaseCheck {

  private static final Map<String, String> WRONG =
      new TreeMap<>(
          Map.of(
              "label-twice",
              """
              SELECT format('%s: %s current labels in one slot of item %s', batch_id, count(*), item_id)
                FROM annotation WHERE dataset_key = ANY (?) AND superseded_at IS NULL
               GROUP BY batch_id, item_id, pass HAVING count(*) > 1
              UNION ALL
              SELECT format('%s: item %s labelled %s times by annotator %s',
                            min(batch_id), item_id, count(*), annotator_id)
                FROM annotation WHERE dataset_key = ANY (?)
               GROUP BY dataset_key, version, item_id, annotator_id HAVING count(*) > 1
              """,
              "slot-unfilled",
              """
              SELECT format('%s: slot %s of item %s is done and has no label', a.batch_id, a.pass, a.item_id)
                FROM assignment a JOIN batch b ON b.id = a.batch_id
               WHERE b.dataset_key = ANY (?) AND a.state = 'DONE'
                 AND NOT EXISTS (SELECT FROM annotation n
                                  WHERE n.batch_id = a.batch_id AND n.item_id = a.item_id
                                    AND n.pass = a.pass AND n.superseded_at IS NULL)
              """,
              "batch-unsettled",
              """
              SELECT format('%s is %s', id, state) FROM batch
               WHERE dataset_key = ANY (?)
                 AND (state NOT IN ('ACCEPTED', 'REJECTED', 'CANCELLED') OR settled_at IS NULL)
              """,
              "batch-settled-twice",
              """
              SELECT format('%s: %s decisions settle it', b.id, count(d.id))
                FROM batch b
                LEFT JOIN decision d ON d.subject = b.id AND d.action = 'SETTLE_BATCH'
               WHERE b.dataset_key = ANY (?) AND b.settled_at IS NOT NULL
               GROUP BY b.id HAVING count(d.id) <> 1
              """,
              "cost-wrong",
              """
              SELECT format('%s: %s labels paid, %s made', b.id, coalesce(c.paid, 0), coalesce(n.made, 0))
                FROM batch b
                LEFT JOIN (SELECT subject, sum(quantity) AS paid FROM cost_entry
                            WHERE category IN ('LABEL', 'OVERLAP', 'GOLD', 'REWORK') GROUP BY subject) c
                       ON c.subject = b.id
                LEFT JOIN (SELECT batch_id, count(*) AS made FROM annotation GROUP BY batch_id) n
                       ON n.batch_id = b.id
               WHERE b.dataset_key = ANY (?) AND b.settled_at IS NOT NULL
                 AND coalesce(c.paid, 0) <> coalesce(n.made, 0)
              """,
              "review-paid-twice",
              """
              SELECT format('%s: %s items paid, %s looked at', c.subject, sum(c.quantity),
                            (SELECT count(closed_at) FROM review_item r WHERE r.batch_id = c.subject))
                FROM cost_entry c
               WHERE c.dataset_key = ANY (?) AND c.category = 'REVIEW'
               GROUP BY c.subject
              HAVING sum(c.quantity) <> (SELECT count(closed_at) FROM review_item r
                                          WHERE r.batch_id = c.subject)
              """,
              "dataset-undecided",
              """
              SELECT format('%s is in stage %s', v.dataset_key, v.stage) FROM dataset_version v
               WHERE v.dataset_key = ANY (?)
                 AND NOT EXISTS (SELECT FROM release r
                                  WHERE r.dataset_key = v.dataset_key AND r.version = v.version)
              """));

  private DatabaseCheck() {}

  static List<Violation> run(Connection database, Collection<String> datasets) throws SQLException {
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, String> wrong : WRONG.entrySet()) {
      try (PreparedStatement statement = database.prepareStatement(wrong.getValue())) {
        for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
          statement.setArray(i, database.createArrayOf("text", datasets.toArray()));
        }
        addAll(statement, wrong.getKey(), violations);
      }
    }
    return violations;
  }

  /** Publications that wait for longer than the application takes to send them again. */
  static List<Violation> publications(Connection database, Duration patience) throws SQLException {
    List<Violation> violations = new ArrayList<>();
    String sql =
        """
        SELECT format('%s to %s since %s, %s', event_type, listener_id, publication_date, status)
          FROM event_publication
         WHERE completion_date IS NULL AND publication_date < now() - make_interval(secs => ?)
        """;
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setDouble(1, patience.toSeconds());
      addAll(statement, "publication-stuck", violations);
    }
    return violations;
  }

  /** What is stored of a release against what clients were told. */
  static List<Violation> releases(Connection database, Map<String, VerdictWatch.Told> told)
      throws SQLException {
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, VerdictWatch.Told> dataset : told.entrySet()) {
      VerdictWatch.Told stored = stored(database, dataset.getKey());
      if (!stored.equals(dataset.getValue())) {
        violations.add(
            new Violation(
                "release-changed",
                "%s: told %s, stored %s".formatted(dataset.getKey(), dataset.getValue(), stored)));
      }
    }
    return violations;
  }

  private static VerdictWatch.Told stored(Connection database, String dataset) throws SQLException {
    Map<String, String> files = new TreeMap<>();
    String verdict = "";
    String sql =
        """
        SELECT r.verdict, f.name, encode(sha256(f.content), 'hex')
          FROM release r
          LEFT JOIN release_file f ON f.dataset_key = r.dataset_key AND f.version = r.version
                                  AND r.verdict = 'PASS'
         WHERE r.dataset_key = ?
        """;
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setString(1, dataset);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          verdict = rows.getString(1);
          if (rows.getString(2) != null) {
            files.put(rows.getString(2), rows.getString(3));
          }
        }
      }
    }
    return new VerdictWatch.Told(verdict, files);
  }

  private static void addAll(PreparedStatement statement, String kind, List<Violation> violations)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        violations.add(new Violation(kind, rows.getString(1)));
      }
    }
  }
}
