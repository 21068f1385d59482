package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Locks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The batches of a dataset version, taken together; callers lock before they count or number. */
@Component
class Waves {

  private final JdbcClient jdbc;

  Waves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets one transaction at a time open or settle batches of the version. */
  void lock(DatasetVersionId dataset) {
    Locks.hold(jdbc, "labelops-batches:" + dataset);
  }

  int nextNumber(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT coalesce(max(number), 0) + 1 FROM batch
             WHERE dataset_key = :dataset AND version = :version
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(Integer.class)
        .single();
  }

  boolean isSettled(DatasetVersionId dataset, int wave) {
    return jdbc.sql(
                """
                SELECT count(*) FROM batch
                 WHERE dataset_key = :dataset AND version = :version AND wave = :wave
                   AND state IN ('CREATED', 'LABELING', 'SUBMITTED')
                """)
            .param("dataset", dataset.datasetKey())
            .param("version", dataset.version())
            .param("wave", wave)
            .query(Long.class)
            .single()
        == 0;
  }

  List<String> open(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT id FROM batch
             WHERE dataset_key = :dataset AND version = :version
               AND state IN ('CREATED', 'LABELING', 'SUBMITTED')
             ORDER BY number
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(String.class)
        .list();
  }

  /** The items of a version's pilot, and whether each has its final label from there. */
  Map<Long, Boolean> piloted(DatasetVersionId dataset) {
    Map<Long, Boolean> piloted = new HashMap<>();
    jdbc.sql(
            """
            SELECT DISTINCT s.item_id, f.item_id IS NOT NULL AS settled
              FROM batch b
              JOIN assignment s ON s.batch_id = b.id
              LEFT JOIN final_label f ON f.dataset_key = b.dataset_key AND f.version = b.version
                                     AND f.item_id = s.item_id
             WHERE b.dataset_key = :dataset AND b.version = :version AND b.kind = 'PILOT'
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(
            row -> {
              piloted.put(row.getLong("item_id"), row.getBoolean("settled"));
            });
    return piloted;
  }

  /** What was opened in a wave. */
  OpenedBatches opened(DatasetVersionId dataset, int wave) {
    return jdbc.sql(
            """
            SELECT count(*) AS batches, coalesce(sum(items), 0) AS items FROM v_batch
             WHERE dataset_key = :dataset AND version = :version AND wave = :wave
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("wave", wave)
        .query((row, _) -> new OpenedBatches(wave, row.getInt("batches"), row.getInt("items")))
        .single();
  }
}
