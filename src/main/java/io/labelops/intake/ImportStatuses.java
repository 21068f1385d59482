package io.labelops.intake;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how far imports have come. */
@Repository
class ImportStatuses {

  private static final String STATUS =
      """
      SELECT m.dataset_key, m.import_id, m.state,
             coalesce(m.taken, p.taken, 0) + coalesce(m.refused, p.refused, 0) AS rows_read,
             coalesce(m.taken, p.taken, 0) AS rows_taken,
             coalesce(m.refused, p.refused, 0) AS rows_refused,
             coalesce(m.taken, p.merged, 0) AS rows_merged,
             coalesce(m.bytes, p.bytes) AS bytes_read, m.started_at,
             coalesce(m.imported_at, p.changed_at, m.started_at) AS updated_at,
             m.imported_at, m.imported_by AS delivered_by
        FROM item_import m
        LEFT JOIN LATERAL (
          SELECT sum(taken)::bigint AS taken, sum(refused)::bigint AS refused, max(bytes) AS bytes,
                 sum(taken) FILTER (WHERE merged_at IS NOT NULL)::bigint AS merged,
                 max(greatest(stored_at, merged_at)) AS changed_at
            FROM item_import_part WHERE import = m.id) p ON m.state <> 'COMPLETE'
       WHERE m.dataset_key = :dataset
      """;

  private final JdbcClient jdbc;

  ImportStatuses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ImportStatus> find(String datasetKey, String importId) {
    return jdbc.sql(STATUS + " AND m.import_id = :import")
        .param("dataset", datasetKey)
        .param("import", importId)
        .query(ImportStatus.class)
        .optional();
  }

  ResultPage<ImportStatus> page(String datasetKey, @Nullable ImportState state, PageQuery page) {
    String matching = " AND (:state::text IS NULL OR m.state = :state)";
    String name = state == null ? null : state.name();
    long total =
        jdbc.sql("SELECT count(*) FROM item_import m WHERE m.dataset_key = :dataset" + matching)
            .param("dataset", datasetKey)
            .param("state", name)
            .query(Long.class)
            .single();
    return page.of(
        jdbc.sql(STATUS + matching + " ORDER BY m.id DESC LIMIT :limit OFFSET :offset")
            .param("dataset", datasetKey)
            .param("state", name)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query(ImportStatus.class)
            .list(),
        total);
  }
}
