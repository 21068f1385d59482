package io.labelops.dashboard;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists the programs, those with late or old work first. */
@Repository
class ProgramList {

  private static final int MOST = 50;

  private final JdbcClient jdbc;

  ProgramList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ProgramRow> all() {
    return jdbc.sql(
            """
            SELECT d.program_key, d.program_title AS title,
                   count(*) FILTER (WHERE NOT closed.is) AS in_work,
                   count(*) FILTER (WHERE NOT closed.is AND d.paused_at IS NOT NULL) AS paused,
                   count(*) FILTER (WHERE d.stage = 'RELEASED') AS released,
                   count(*) FILTER (WHERE d.stage IN ('FAILED', 'CANCELLED')) AS failed,
                   coalesce(sum(b.open), 0)::bigint AS open_batches,
                   coalesce(sum(b.late), 0)::bigint AS late_batches,
                   min(d.stage_since) FILTER (WHERE NOT closed.is) AS oldest
              FROM v_dataset_version d
             CROSS JOIN LATERAL (
               SELECT d.stage IN ('RELEASED', 'FAILED', 'CANCELLED') AS is) closed
              LEFT JOIN LATERAL (
                SELECT count(*) AS open, count(*) FILTER (WHERE s.late) AS late
                  FROM v_batch_state s
                 WHERE s.dataset_key = d.dataset_key AND s.version = d.version
                   AND s.state IN ('CREATED', 'LABELING', 'SUBMITTED')) b ON NOT closed.is
             GROUP BY d.program_key, d.program_title
             ORDER BY late_batches DESC, oldest NULLS LAST, d.program_title LIMIT :most
            """)
        .param("most", MOST)
        .query(ProgramRow.class)
        .list();
  }
}
