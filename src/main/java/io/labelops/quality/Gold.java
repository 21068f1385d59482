package io.labelops.quality;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The items whose right label is known. */
@Service
public class Gold {

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
   * Finds the gold hidden among a batch's work, which is measured on it and never released.
   *
   * <p>None in a recorded dataset: its labels were made without it, it stays with the auditor, and
   * its items are released like any other.
   */
  public Map<Long, String> plantedIn(String batchId) {
    return read(
        """
        SELECT g.item_id, g.label
          FROM (SELECT DISTINCT b.dataset_key, s.item_id
                  FROM batch b JOIN assignment s ON s.batch_id = b.id
                 WHERE b.id = ?) i
          JOIN v_planted_gold g ON g.dataset_key = i.dataset_key AND g.item_id = i.item_id
        """,
        batchId);
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
