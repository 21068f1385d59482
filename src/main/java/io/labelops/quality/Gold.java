package io.labelops.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The items whose right label is known. */
@Service
public class Gold {

  private static final String HIDDEN =
      """
      SELECT g.item_id, g.label
        FROM (SELECT DISTINCT b.id AS batch_id, b.dataset_key, b.version, s.item_id
                FROM batch b JOIN assignment s ON s.batch_id = b.id
               WHERE b.id = ?) i
        JOIN v_planted_gold g ON g.dataset_key = i.dataset_key AND g.item_id = i.item_id
                             AND g.from_version <= i.version
      """;

  private final JdbcClient jdbc;

  Gold(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds the right labels of a dataset's active gold by item id. */
  public Map<Long, String> items(String datasetKey) {
    return read(
        "SELECT item_id, label FROM gold_item WHERE dataset_key = ? AND state = 'ACTIVE'",
        datasetKey);
  }

  /**
   * Finds the gold hidden among a batch's work whose answers are evidence: not while it is
   * challenged, and not under another major of the guideline.
   *
   * <p>None in a recorded dataset: its labels were made without it, it stays with the auditor, and
   * its items are released like any other.
   */
  public Map<Long, String> plantedIn(String batchId) {
    return read(
        HIDDEN
            + """
             WHERE g.counts
               AND NOT EXISTS (
                 SELECT FROM annotation a
                  WHERE a.batch_id = i.batch_id AND a.item_id = i.item_id
                    AND a.superseded_at IS NULL
                    AND (a.submitted_at < g.active_from
                         OR split_part(a.guideline_version, '.', 1)::int
                            NOT BETWEEN g.major_from AND g.major_to))
            """,
        batchId);
  }

  /** Finds all gold hidden among a batch's work: whatever becomes of it, it is never released. */
  public Set<Long> hiddenIn(String batchId) {
    return Set.copyOf(
        jdbc.sql(HIDDEN).param(batchId).query((row, _) -> row.getLong("item_id")).list());
  }

  private Map<Long, String> read(String sql, String key) {
    Map<Long, String> gold = new HashMap<>();
    jdbc.sql(sql)
        .param(key)
        .query((row, _) -> gold.put(row.getLong("item_id"), row.getString("label")))
        .list();
    return gold;
  }
}
