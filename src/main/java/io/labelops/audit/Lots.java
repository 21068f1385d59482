package io.labelops.audit;

import io.labelops.shared.DatasetVersionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what an attempt may draw from: final labels no earlier attempt has drawn, never gold.
 *
 * <p>Both are left out by NOT IN, which is hashed whatever the statistics say: with those from
 * before the wave, all gold would be gone through for each label.
 */
@Component
class Lots {

  private final JdbcClient jdbc;

  Lots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Tells the planner what a wave brought, for all that is read of it from here to the release. */
  void settled() {
    jdbc.sql("ANALYZE annotation, final_label").update();
  }

  Lot of(DatasetVersionId dataset, int attempt) {
    return new Lot(
        jdbc.sql(
                """
                SELECT f.item_id, i.key, f.label, b.vendor_key
                  FROM final_label f
                  JOIN item i ON i.id = f.item_id
                  JOIN batch b ON b.id = f.batch_id
                 WHERE f.dataset_key = :key AND f.version = :version
                   AND f.item_id NOT IN (
                       SELECT s.item_id FROM audit_sample s JOIN audit a ON a.id = s.audit_id
                        WHERE a.dataset_key = :key AND a.version = :version
                          AND a.attempt < :attempt)
                   AND f.item_id NOT IN (
                       SELECT item_id FROM v_planted_gold WHERE dataset_key = :key AND from_version <= :version)
                 ORDER BY i.key COLLATE "C"
                """)
            .param("key", dataset.datasetKey())
            .param("version", dataset.version())
            .param("attempt", attempt)
            .query(
                (row, _) ->
                    new Lot.Entry(
                        row.getLong("item_id"),
                        row.getString("key"),
                        row.getString("label"),
                        row.getString("vendor_key")))
            .list());
  }

  /** What is left of an attempt's lot after its own draw. */
  Lot restOf(DatasetVersionId dataset, int attempt) {
    return of(dataset, attempt + 1);
  }
}
