package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures how a dataset version is delivered: in time, how fast, and what still waits. */
@Repository
class DeliveryFigures {

  private final JdbcClient jdbc;
  private final Clock clock;

  DeliveryFigures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Figure> sla(DatasetVersionId id) {
    return of(
            id,
            """
            SELECT count(*) FILTER (WHERE submitted_at < coalesce(breached_at, 'infinity')) AS met,
                   count(*) FILTER (WHERE submitted_at IS NOT NULL OR breached_at IS NOT NULL) AS due,
                   (SELECT count(*) FROM v_delivery
                     WHERE dataset_key = :key AND version = :version AND excused) AS excused
              FROM v_delivery
             WHERE dataset_key = :key AND version = :version AND NOT excused
            """)
        .query(
            (row, _) ->
                List.of(
                    Figure.ratio(
                            FigureName.SLA_ATTAINMENT,
                            row.getLong("met"),
                            row.getLong("due"),
                            Figure.TO_DATE)
                        .noting(row.getLong("excused") + " excused")))
        .single();
  }

  List<Figure> turnaround(DatasetVersionId id) {
    return of(
            id,
            """
            SELECT count(*) AS n,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY gross_hours - paused_hours) AS p50,
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY gross_hours - paused_hours) AS p90
              FROM v_delivery
             WHERE dataset_key = :key AND version = :version AND submitted_at IS NOT NULL
            """)
        .query(
            (row, _) ->
                List.of(
                    Measured.percentile(FigureName.TURNAROUND_P50, row, "p50", Figure.TO_DATE),
                    Measured.percentile(FigureName.TURNAROUND_P90, row, "p90", Figure.TO_DATE)))
        .single();
  }

  List<Figure> backlog(DatasetVersionId id) {
    List<Figure> figures = new ArrayList<>();
    of(
            id,
            """
            SELECT s.position, s.holder, count(*) AS n,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY age.hours) AS p50,
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY age.hours) AS p90,
                   max(age.hours) AS oldest
              FROM (%s) s
              JOIN v_batch b ON b.batch_id = s.batch_id AND b.available_at IS NOT NULL
              JOIN v_dataset_version d ON d.dataset_key = s.dataset_key AND d.version = s.version
              LEFT JOIN v_batch_gold g ON g.batch_id = s.batch_id AND g.dataset_key = s.dataset_key
             CROSS JOIN LATERAL (
               SELECT business_hours(b.available_at, :now, d.time_zone) AS hours) age
             CROSS JOIN generate_series(1, b.items - coalesce(g.items, 0))
             WHERE s.holder IS NOT NULL
             GROUP BY GROUPING SETS ((), (s.position, s.holder))
             ORDER BY s.position NULLS FIRST, s.holder
            """
                .formatted(Whereabouts.BATCHES))
        .param("now", OffsetDateTime.now(clock))
        .query(
            row -> {
              String position = row.getString("position");
              String of =
                  position == null
                      ? null
                      : Position.valueOf(position).getWords() + ", " + row.getString("holder");
              figures.add(
                  Measured.percentile(FigureName.BACKLOG_AGE_P50, row, "p50", "now").of(of));
              figures.add(
                  Measured.percentile(FigureName.BACKLOG_AGE_P90, row, "p90", "now").of(of));
              figures.add(
                  Measured.percentile(FigureName.BACKLOG_AGE_MAX, row, "oldest", "now").of(of));
            });
    return figures;
  }

  private JdbcClient.StatementSpec of(DatasetVersionId id, String sql) {
    return jdbc.sql(sql).param("key", id.datasetKey()).param("version", id.version());
  }
}
