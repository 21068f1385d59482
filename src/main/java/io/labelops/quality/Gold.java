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
   * Finds the gold that is hidden among the work, which is measured on it and never released.
   *
   * <p>None in a recorded dataset: its labels were made without it, it stays with the auditor, and
   * its items are released like any other.
   */
  public Map<Long, String> planted(String datasetKey) {
    return read("SELECT item_id, label FROM v_planted_gold WHERE dataset_key = ?", datasetKey);
  }

  private Map<Long, String> read(String sql, String datasetKey) {
    Map<Long, String> gold = new HashMap<>();
    jdbc.sql(sql)
        .param(datasetKey)
        .query((row, _) -> gold.put(row.getLong("item_id"), row.getString("label")))
        .list();
    return gold;
  }
}
