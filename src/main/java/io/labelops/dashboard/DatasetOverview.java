package io.labelops.dashboard;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists datasets, those in work first. */
@Repository
class DatasetOverview {

  private static final String SELECTED =
      """
       FROM v_dataset_version d
      WHERE (:program::text IS NULL OR d.program_key = :program)
        AND (:stage::text IS NULL OR d.stage = :stage)
      """;

  private final JdbcClient jdbc;
  private final ClosedLabels closedLabels;

  DatasetOverview(JdbcClient jdbc, ClosedLabels closedLabels) {
    this.jdbc = jdbc;
    this.closedLabels = closedLabels;
  }

  /** One page of the list; labels are counted again only where labeling still goes on. */
  List<DatasetRow> find(DatasetFilter filter, int limit) {
    return query(
            """
            WITH selected AS (
              SELECT d.*, d.stage IN ('RELEASED','FAILED','CANCELLED') AS closed
            """
                + SELECTED
                + """
                 ORDER BY closed, d.stage_since DESC, d.dataset_key, d.version
                 LIMIT :limit OFFSET :offset)
              SELECT d.dataset_key, d.version, d.title, d.program_key, d.program_title, d.time_zone,
                     d.stage, d.stage_since, d.paused_at IS NOT NULL AS paused, d.process_instance,
                     coalesce(b.batches, 0) AS batches,
                     coalesce(b.batches_settled, 0) AS batches_settled,
                     l.labels_required, l.labels_done, coalesce(r.verdict, 'PENDING') AS verdict
                FROM selected d
                LEFT JOIN LATERAL (
                  SELECT batches, batches_settled FROM v_batch_count c
                   WHERE c.dataset_key = d.dataset_key AND c.version = d.version) b ON TRUE
                LEFT JOIN LATERAL (
                  SELECT sum(labels_required)::bigint AS labels_required,
                         sum(labels_done)::bigint AS labels_done
                    FROM v_progress p
                   WHERE NOT d.closed AND p.dataset_key = d.dataset_key AND p.version = d.version)
                  l ON TRUE
                LEFT JOIN v_release r ON r.dataset_key = d.dataset_key AND r.version = d.version
               ORDER BY d.closed, d.stage_since DESC, d.dataset_key, d.version
              """,
            filter)
        .param("limit", limit)
        .param("offset", (long) filter.page() * DatasetFilter.PAGE_SIZE)
        .query(DatasetRow.class)
        .list()
        .stream()
        .map(closedLabels::completed)
        .toList();
  }

  long count(DatasetFilter filter) {
    return query("SELECT count(*)" + SELECTED, filter).query(Long.class).single();
  }

  List<Choice> programs() {
    return jdbc.sql(
            """
            SELECT DISTINCT program_key AS value, program_title AS label FROM v_dataset_version
             ORDER BY 2
            """)
        .query(Choice.class)
        .list();
  }

  private JdbcClient.StatementSpec query(String sql, DatasetFilter filter) {
    return jdbc.sql(sql).param("program", filter.program()).param("stage", filter.stage());
  }

  /** One option of a select. */
  record Choice(String value, String label) {}
}
