package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the series behind the figures; each chart is drawn from the table that shows them. */
@Repository
class Charts {

  static final int MOST_DAYS = 60;
  static final int MOST_BATCHES = 60;

  private final JdbcClient jdbc;

  Charts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Units accepted per day, the newest days with an acceptance in order. */
  List<Day> accepted(DatasetVersionId id) {
    return query(
            id,
            """
            SELECT day, units FROM (
              SELECT day, units FROM v_accepted_day
               WHERE dataset_key = :key AND version = :version ORDER BY day DESC LIMIT :most) newest
             ORDER BY day
            """,
            MOST_DAYS)
        .query(Day.class)
        .list();
  }

  /** The agreement that each batch gate measured, the newest in order. */
  List<Gate> agreement(DatasetVersionId id) {
    return query(
            id,
            """
            SELECT subject, measured_at, value, threshold, n, lower, upper FROM (
              SELECT g.subject, g.measured_at, c.*
                FROM v_gate_result g,
                     jsonb_to_recordset(g.checks) AS c (
                       name text, value float8, threshold float8, n int, lower float8, upper float8)
               WHERE g.dataset_key = :key AND g.version = :version AND g.gate = 'BATCH'
                 AND c.name = 'alpha' AND c.value IS NOT NULL
               ORDER BY g.measured_at DESC LIMIT :most) newest
             ORDER BY measured_at
            """,
            MOST_BATCHES)
        .query(Gate.class)
        .list();
  }

  private JdbcClient.StatementSpec query(DatasetVersionId id, String sql, int most) {
    return jdbc.sql(sql)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("most", most);
  }

  record Day(LocalDate day, long units) {}

  record Gate(
      String subject,
      Instant measuredAt,
      double value,
      @Nullable Double threshold,
      int n,
      @Nullable Double lower,
      @Nullable Double upper) {

    public String batch() {
      return subject.substring(subject.lastIndexOf(':') + 1);
    }
  }
}
