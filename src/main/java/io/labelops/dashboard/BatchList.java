package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists the batches of a dataset version, those longest waiting first, settled ones last. */
@Repository
class BatchList {

  private static final String CHOSEN =
      """
      WITH standing AS (%s),
      chosen AS (
        SELECT * FROM standing
         WHERE (:at::text IS NULL OR position = :at OR (:at = 'OPEN' AND holder IS NOT NULL))
           AND (:vendor::text IS NULL OR vendor_key = :vendor))
      """
          .formatted(Whereabouts.BATCHES);

  private final JdbcClient jdbc;

  BatchList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The slots are counted for the batches of the page only. */
  Rows<BatchRow> find(DatasetVersionId id, BatchChoice choice) {
    List<BatchRow> rows =
        query(
                id,
                choice,
                """
                , shown AS (
                  SELECT c.*, row_number() OVER () AS place
                    FROM (SELECT * FROM chosen ORDER BY holder IS NULL, since, batch_id
                           LIMIT :limit OFFSET :offset) c)
                SELECT b.*, s.position, s.holder_kind, s.holder, s.since
                  FROM shown s
                 CROSS JOIN LATERAL (SELECT * FROM v_batch x WHERE x.batch_id = s.batch_id) b
                 ORDER BY s.place
                """)
            .param("limit", BatchChoice.PAGE_SIZE)
            .param("offset", (long) choice.page() * BatchChoice.PAGE_SIZE)
            .query(BatchRow.class)
            .list();
    long total = query(id, choice, "SELECT count(*) FROM chosen").query(Long.class).single();
    return new Rows<>(rows, choice.page(), BatchChoice.PAGE_SIZE, total);
  }

  List<String> vendors(DatasetVersionId id) {
    return jdbc.sql(
            """
            SELECT DISTINCT vendor_key FROM v_batch_state
             WHERE dataset_key = :key AND version = :version ORDER BY 1
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(String.class)
        .list();
  }

  private JdbcClient.StatementSpec query(DatasetVersionId id, BatchChoice choice, String select) {
    return jdbc.sql(CHOSEN + select)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("at", choice.at())
        .param("vendor", choice.vendor());
  }
}
