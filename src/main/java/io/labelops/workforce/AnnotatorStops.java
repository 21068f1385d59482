package io.labelops.workforce;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who gets no work of a program or dataset until it is lifted; nothing is ever taken out. */
@Service
public class AnnotatorStops {

  private static final String STOPS =
      """
      SELECT s.*, w.vendor_key, w.pseudonym
        FROM annotator_stop s JOIN annotator w ON w.id = s.annotator_id
      """;
  private static final String MATCHING =
      """
       WHERE (:vendor::text IS NULL OR w.vendor_key = :vendor)
         AND (NOT :inForce OR s.lifted_at IS NULL)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AnnotatorStops(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Stops an annotator and tells whether that is new: once per evidence, and once while it lasts.
   *
   * @param datasetKey null for all of the program
   */
  public boolean stop(
      long annotatorId,
      String programKey,
      @Nullable String datasetKey,
      String evidenceKey,
      String reason) {
    return jdbc.sql(
                """
                INSERT INTO annotator_stop
                       (annotator_id, program_key, dataset_key, evidence_key, reason, stopped_at)
                VALUES (:annotator, :program, :dataset, :evidence, :reason, :now)
                ON CONFLICT DO NOTHING
                """)
            .param("annotator", annotatorId)
            .param("program", programKey)
            .param("dataset", datasetKey)
            .param("evidence", evidenceKey)
            .param("reason", reason)
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  /** Tells why an annotator may not claim in a dataset. */
  public Optional<String> reason(long annotatorId, String datasetKey) {
    return jdbc.sql(
            """
            SELECT reason FROM v_annotator_stopped
             WHERE annotator_id = :annotator AND dataset_key = :dataset
             ORDER BY stop_id LIMIT 1
            """)
        .param("annotator", annotatorId)
        .param("dataset", datasetKey)
        .query(String.class)
        .optional();
  }

  /** Finds when a stop of the annotator was last lifted in a program. */
  public Optional<Instant> lastLifted(long annotatorId, String programKey) {
    return jdbc.sql(
            """
            SELECT lifted_at FROM annotator_stop
             WHERE annotator_id = :annotator AND program_key = :program AND lifted_at IS NOT NULL
             ORDER BY lifted_at DESC LIMIT 1
            """)
        .param("annotator", annotatorId)
        .param("program", programKey)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  public Optional<AnnotatorStop> find(long id) {
    return jdbc.sql(STOPS + " WHERE s.id = ?").param(id).query(AnnotatorStops::stop).optional();
  }

  /** Finds the stop that a gate result led to. */
  public Optional<AnnotatorStop> of(long annotatorId, String evidenceKey) {
    return jdbc.sql(STOPS + " WHERE s.annotator_id = :annotator AND s.evidence_key = :evidence")
        .param("annotator", annotatorId)
        .param("evidence", evidenceKey)
        .query(AnnotatorStops::stop)
        .optional();
  }

  /** Lets the annotator claim again; one that was lifted stays as it was lifted first. */
  public boolean lift(long id, String person, String reason) {
    return jdbc.sql(
                """
                UPDATE annotator_stop SET lifted_at = :now, lifted_by = :person, lift_reason = :reason
                 WHERE id = :id AND lifted_at IS NULL
                """)
            .param("id", id)
            .param("person", person)
            .param("reason", reason)
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  /**
   * Lists stops, newest first.
   *
   * @param vendorKey of one vendor, null for all
   * @param inForce leaves out what was lifted
   */
  public ResultPage<AnnotatorStop> list(
      @Nullable String vendorKey, boolean inForce, PageQuery page) {
    List<AnnotatorStop> rows =
        jdbc.sql(STOPS + MATCHING + " ORDER BY s.id DESC LIMIT :limit OFFSET :offset")
            .param("vendor", vendorKey)
            .param("inForce", inForce)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query(AnnotatorStops::stop)
            .list();
    long total =
        jdbc.sql(
                "SELECT count(*) FROM annotator_stop s JOIN annotator w ON w.id = s.annotator_id"
                    + MATCHING)
            .param("vendor", vendorKey)
            .param("inForce", inForce)
            .query(Long.class)
            .single();
    return page.of(rows, total);
  }

  private static AnnotatorStop stop(ResultSet row, int number) throws SQLException {
    return new AnnotatorStop(
        row.getLong("id"),
        row.getLong("annotator_id"),
        row.getString("vendor_key"),
        row.getString("pseudonym"),
        row.getString("program_key"),
        row.getString("dataset_key"),
        row.getString("evidence_key"),
        row.getString("reason"),
        row.getTimestamp("stopped_at").toInstant(),
        instant(row.getTimestamp("lifted_at")),
        row.getString("lifted_by"),
        row.getString("lift_reason"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
