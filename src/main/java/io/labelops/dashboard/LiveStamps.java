package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stamps every dataset version with what its pages show, so that another stamp means a change. */
@Repository
class LiveStamps {

  private static final String STAMPS =
      """
      SELECT d.dataset_key || ':' || d.version AS dataset,
             concat_ws(' ', d.revision, d.stage, b.stamp, g.stamp, r.open, a.labelled, l.decided_at,
                       s.assembled_at, i.items) AS stamp
        FROM v_dataset_version d
       CROSS JOIN LATERAL (
         SELECT d.stage IN ('RELEASED', 'FAILED', 'CANCELLED') AS is) closed
        LEFT JOIN LATERAL (
          SELECT concat_ws(' ', count(*), sum(x.revision), max(t.received_at)) AS stamp
            FROM v_batch_state x
            LEFT JOIN LATERAL (
              SELECT received_at FROM v_last_delivery y
               WHERE x.state = 'LABELING' AND y.batch_id = x.batch_id) t ON TRUE
           WHERE x.dataset_key = d.dataset_key AND x.version = d.version) b ON NOT closed.is
        LEFT JOIN LATERAL (
          SELECT concat_ws(' ', count(*), max(x.decided_at)) AS stamp FROM v_gate_result x
           WHERE x.dataset_key = d.dataset_key AND x.version = d.version) g ON NOT closed.is
        LEFT JOIN LATERAL (
          SELECT count(*) AS open FROM v_review_item x
           WHERE x.state = 'OPEN' AND x.dataset_key = d.dataset_key AND x.version = d.version) r
          ON NOT closed.is
        LEFT JOIN LATERAL (
          SELECT string_agg(x.labelled::text, ' ') AS labelled FROM v_audit x
           WHERE x.dataset_key = d.dataset_key AND x.version = d.version) a ON d.stage = 'AUDIT'
        LEFT JOIN LATERAL (
          SELECT max(x.decided_at) AS decided_at FROM v_decision x
           WHERE x.dataset_key = d.dataset_key AND x.version = d.version) l ON TRUE
        LEFT JOIN LATERAL (
          SELECT assembled_at FROM v_release x
           WHERE x.dataset_key = d.dataset_key AND x.version = d.version) s ON d.stage = 'RELEASE'
        LEFT JOIN LATERAL (
          SELECT x.items FROM v_item_count x WHERE x.dataset_key = d.dataset_key) i
          ON d.stage = 'REQUESTED'
       WHERE :key::text IS NULL OR (d.dataset_key = :key AND d.version = :version)
      """;

  private final JdbcClient jdbc;

  LiveStamps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, String> read() {
    return read(null);
  }

  /** The stamp of one dataset version. */
  String of(DatasetVersionId id) {
    return read(id).getOrDefault(id.toString(), "");
  }

  private Map<String, String> read(@Nullable DatasetVersionId id) {
    Map<String, String> stamps = new HashMap<>();
    jdbc.sql(STAMPS)
        .param("key", id == null ? null : id.datasetKey())
        .param("version", id == null ? 0 : id.version())
        .query(
            row -> {
              stamps.put(row.getString("dataset"), row.getString("stamp"));
            });
    return stamps;
  }
}
