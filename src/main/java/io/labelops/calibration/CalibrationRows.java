package io.labelops.calibration;

import io.labelops.measure.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calibrations and their reviewers in PostgreSQL. */
@Repository
class CalibrationRows {

  private static final String CALIBRATION =
      """
      SELECT c.*, i.items, i.gold_items FROM calibration c
       CROSS JOIN LATERAL (SELECT count(*) AS items, count(expected) AS gold_items
                             FROM calibration_item WHERE calibration_id = c.id) i
      """;

  private final JdbcClient jdbc;

  CalibrationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a calibration is opened with. */
  record Opening(
      String programKey,
      String guidelineKey,
      String taskType,
      long seed,
      CalibrationPolicy policy,
      String requestedBy,
      @Nullable Long repeatOf,
      Instant now) {}

  /** Opens one, unless one of the kind is open, or the repeat was opened before. */
  Optional<Long> open(Opening opening) {
    return jdbc.sql(
            """
            INSERT INTO calibration (program_key, guideline_key, task_type, seed, policy_version,
                                     requested_by, repeat_of, opened_at, remind_at, due_at, next_at)
            VALUES (:program, :guideline, :task, :seed, :policy, :by, :repeat, :now, :remind, :due, :next)
            ON CONFLICT DO NOTHING RETURNING id
            """)
        .param("program", opening.programKey())
        .param("guideline", opening.guidelineKey())
        .param("task", opening.taskType())
        .param("seed", opening.seed())
        .param("policy", opening.policy().version())
        .param("by", opening.requestedBy())
        .param("repeat", opening.repeatOf(), java.sql.Types.BIGINT)
        .param("now", at(opening.now()))
        .param("remind", at(opening.now().plus(opening.policy().remind())))
        .param("due", at(opening.now().plus(opening.policy().answer())))
        .param("next", at(opening.now().plus(opening.policy().every())))
        .query(Long.class)
        .optional();
  }

  void ask(long id, List<String> reviewers) {
    jdbc.sql(
            """
            INSERT INTO calibration_reviewer (calibration_id, username)
            SELECT :id, unnest(:reviewers::text[])
            """)
        .param("id", id)
        .param("reviewers", reviewers.toArray(String[]::new))
        .update();
  }

  Optional<Calibration> find(long id) {
    return jdbc.sql(CALIBRATION + "WHERE c.id = ?").param(id).query(this::calibration).optional();
  }

  /** Keeps others from answering or measuring it until the transaction ends. */
  void lock(long id) {
    jdbc.sql("SELECT id FROM calibration WHERE id = ? FOR UPDATE")
        .param(id)
        .query(Long.class)
        .optional();
  }

  List<Calibration> of(String programKey, int limit, long offset) {
    return jdbc.sql(
            CALIBRATION
                + "WHERE c.program_key = :program ORDER BY c.id DESC LIMIT :limit OFFSET :offset")
        .param("program", programKey)
        .param("limit", limit)
        .param("offset", offset)
        .query(this::calibration)
        .list();
  }

  long count(String programKey) {
    return jdbc.sql("SELECT count(*) FROM calibration WHERE program_key = ?")
        .param(programKey)
        .query(Long.class)
        .single();
  }

  /** The newest measured one of each program, guideline and task type. */
  List<Calibration> latest() {
    return jdbc.sql(
            CALIBRATION
                + """
                WHERE c.id IN (SELECT max(id) FROM calibration WHERE closed_at IS NOT NULL
                                GROUP BY program_key, guideline_key, task_type)
                ORDER BY c.program_key, c.guideline_key, c.task_type
                """)
        .query(this::calibration)
        .list();
  }

  boolean remind(long id, Instant now) {
    return jdbc.sql(
                """
                UPDATE calibration SET reminded_at = :now
                 WHERE id = :id AND reminded_at IS NULL AND closed_at IS NULL
                """)
            .param("now", at(now))
            .param("id", id)
            .update()
        == 1;
  }

  /** Who was asked and has not answered every item. */
  List<String> waiting(long id) {
    return jdbc.sql(
            """
            SELECT r.username FROM calibration_reviewer r
             WHERE r.calibration_id = :id
               AND (SELECT count(*) FROM calibration_answer a
                     WHERE a.calibration_id = r.calibration_id AND a.username = r.username)
                 < (SELECT count(*) FROM calibration_item WHERE calibration_id = :id)
             ORDER BY r.username
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  private List<ReviewerResult> reviewers(long id) {
    return jdbc.sql(
            """
            SELECT r.*, (SELECT count(*) FROM calibration_answer a
                          WHERE a.calibration_id = r.calibration_id AND a.username = r.username) AS given
              FROM calibration_reviewer r WHERE r.calibration_id = ? ORDER BY r.username
            """)
        .param(id)
        .query(
            (row, _) -> {
              Double lower = row.getObject("lower", Double.class);
              Double upper = row.getObject("upper", Double.class);
              String verdict = row.getString("verdict");
              return new ReviewerResult(
                  row.getString("username"),
                  row.getBoolean("missing"),
                  row.getInt("given"),
                  row.getObject("answers", Integer.class),
                  row.getObject("correct", Integer.class),
                  lower == null || upper == null ? null : new Interval(lower, upper),
                  row.getString("evidence"),
                  row.getObject("more_items", Integer.class),
                  verdict == null ? null : CalibrationVerdict.valueOf(verdict),
                  row.getString("reason"));
            })
        .list();
  }

  private Calibration calibration(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    Double lower = row.getObject("alpha_lower", Double.class);
    Double upper = row.getObject("alpha_upper", Double.class);
    OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
    return new Calibration(
        id,
        row.getString("program_key"),
        row.getString("guideline_key"),
        row.getString("task_type"),
        row.getLong("seed"),
        row.getInt("policy_version"),
        row.getString("requested_by"),
        row.getObject("repeat_of", Long.class),
        row.getInt("items"),
        row.getInt("gold_items"),
        instant(row, "opened_at"),
        instant(row, "remind_at"),
        instant(row, "due_at"),
        closed == null ? null : closed.toInstant(),
        instant(row, "next_at"),
        row.getObject("alpha", Double.class),
        lower == null || upper == null ? null : new Interval(lower, upper),
        row.getObject("compared_items", Integer.class),
        reviewers(id));
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
