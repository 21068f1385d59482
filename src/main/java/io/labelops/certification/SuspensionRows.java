package io.labelops.certification;

import io.labelops.workforce.Certificate;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of suspensions and their appeals. */
@Repository
class SuspensionRows {

  private static final String COLUMNS =
      """
      id, certificate_id, certification_id, suspended_at, suspended_by, reason, evidence_key,
      appeal_until, answer_seconds, appealed_at, appeal_reason, due_at, reminded_at, outcome,
      decided_at, answer
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  SuspensionRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Suspension> find(long id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM certificate_suspension WHERE id = ?")
        .param(id)
        .query(Suspension.class)
        .optional();
  }

  Optional<Suspension> newest(long certificationId) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM certificate_suspension WHERE certification_id = ? ORDER BY id DESC LIMIT 1")
        .param(certificationId)
        .query(Suspension.class)
        .optional();
  }

  Suspension insert(
      Certificate certificate,
      Requirement requirement,
      String by,
      String reason,
      @Nullable String evidenceKey) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return jdbc.sql(
            """
            INSERT INTO certificate_suspension (certificate_id, certification_id, suspended_at,
              suspended_by, reason, evidence_key, appeal_until, answer_seconds)
            VALUES (:certificate, :certification, :now, :by, :reason, :evidence, :until, :answer)
            RETURNING
            """
                + COLUMNS)
        .param("certificate", certificate.id())
        .param("certification", certificate.certificationId())
        .param("now", now)
        .param("by", by)
        .param("reason", reason)
        .param("evidence", evidenceKey)
        .param("until", now.plusSeconds(requirement.appealSeconds()))
        .param("answer", requirement.appealAnswerSeconds())
        .query(Suspension.class)
        .single();
  }

  void appeal(long id, String by, String reason) {
    jdbc.sql(
            """
            UPDATE certificate_suspension
               SET appealed_at = :now, appealed_by = :by, appeal_reason = :reason,
                   due_at = :now + make_interval(secs => answer_seconds)
             WHERE id = :id AND appealed_at IS NULL
            """)
        .param("id", id)
        .param("by", by)
        .param("reason", reason)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Notes that somebody was reminded, and tells whether that is new. */
  boolean remind(long id) {
    return jdbc.sql(
                """
                UPDATE certificate_suspension SET reminded_at = :now
                 WHERE id = :id AND reminded_at IS NULL AND outcome IS NULL
                """)
            .param("id", id)
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  void decide(long id, Suspension.Outcome outcome, String by, @Nullable String answer) {
    jdbc.sql(
            """
            UPDATE certificate_suspension
               SET outcome = :outcome, decided_by = :by, decided_at = :now, answer = :answer
             WHERE id = :id AND outcome IS NULL
            """)
        .param("id", id)
        .param("outcome", outcome.name())
        .param("by", by)
        .param("answer", answer)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }
}
