package io.labelops.workforce;

import io.labelops.task.TaskType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The certificates of annotators; who earns, keeps and loses one is decided elsewhere. */
@Service
public class Certificates {

  /**
   * Holds for certificates {@code c} that are good for work; its parameters come from {@link
   * #valid}.
   */
  public static final String VALID =
      """
      c.task_type = :task AND c.guideline_key = :guideline AND c.language = :language
      AND c.state IN ('PROBATION','CERTIFIED') AND c.valid_until > :now
      AND (c.guideline_major = :major OR c.provisional_major = :major AND c.provisional_until > :now)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Certificates(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The parameters of {@link #VALID}. */
  public static Map<String, Object> valid(CertificateScope scope, int major, Instant now) {
    return Map.of(
        "task", scope.taskType().name(),
        "guideline", scope.guidelineKey(),
        "language", scope.language(),
        "major", major,
        "now", at(now));
  }

  public Optional<Certificate> find(long id) {
    return jdbc.sql("SELECT * FROM certificate WHERE id = ?")
        .param(id)
        .query(Certificates::certificate)
        .optional();
  }

  /** Finds the newest certificate of a scope, open or not. */
  public Optional<Certificate> newest(long annotatorId, CertificateScope scope) {
    return jdbc.sql(
            """
            SELECT * FROM certificate
             WHERE annotator_id = :annotator AND task_type = :task AND guideline_key = :guideline
               AND language = :language
             ORDER BY id DESC LIMIT 1
            """)
        .param("annotator", annotatorId)
        .param("task", scope.taskType().name())
        .param("guideline", scope.guidelineKey())
        .param("language", scope.language())
        .query(Certificates::certificate)
        .optional();
  }

  /** Finds the newest certificate that a certification led to. */
  public Optional<Certificate> ofCertification(long certificationId, long annotatorId) {
    return jdbc.sql(
            """
            SELECT * FROM certificate
             WHERE annotator_id = :annotator AND certification_id = :certification
             ORDER BY id DESC LIMIT 1
            """)
        .param("annotator", annotatorId)
        .param("certification", certificationId)
        .query(Certificates::certificate)
        .optional();
  }

  /** Lists the open certificates of a guideline. */
  public List<Certificate> openOf(String guidelineKey) {
    return jdbc.sql(
            """
            SELECT * FROM certificate
             WHERE guideline_key = ? AND state IN ('PROBATION','CERTIFIED','SUSPENDED')
             ORDER BY id FOR UPDATE
            """)
        .param(guidelineKey)
        .query(Certificates::certificate)
        .list();
  }

  /** Issues a certificate in the place of an open one of its scope. */
  public Certificate issue(NewCertificate wanted) {
    newest(wanted.annotatorId(), wanted.scope())
        .filter(open -> open.state().isOpen())
        .ifPresent(open -> move(open.id(), Certificate.State.RENEWED, null, wanted.why()));
    OffsetDateTime now = OffsetDateTime.now(clock);
    return jdbc.sql(
            """
            INSERT INTO certificate (certification_id, annotator_id, task_type, guideline_key,
              guideline_major, language, state, probation_items, issued_at, valid_until,
              provisional_major, provisional_until, state_since, state_why)
            VALUES (:certification, :annotator, :task, :guideline, :major, :language, :state,
              :probation, :now, :until, :provisionalMajor, :provisionalUntil, :now, :why)
            RETURNING *
            """)
        .param("certification", wanted.certificationId())
        .param("annotator", wanted.annotatorId())
        .param("task", wanted.scope().taskType().name())
        .param("guideline", wanted.scope().guidelineKey())
        .param("major", wanted.guidelineMajor())
        .param("language", wanted.scope().language())
        .param("state", wanted.probationItems() > 0 ? "PROBATION" : "CERTIFIED")
        .param("probation", wanted.probationItems())
        .param("now", now)
        .param("until", at(wanted.validUntil()))
        .param("provisionalMajor", wanted.provisionalMajor())
        .param(
            "provisionalUntil",
            wanted.provisionalUntil() == null ? null : at(wanted.provisionalUntil()))
        .param("why", wanted.why())
        .query(Certificates::certificate)
        .single();
  }

  /** Moves a certificate; suspending keeps what it was. */
  public void move(long id, Certificate.State state, Certificate.@Nullable State from, String why) {
    jdbc.sql(
            """
            UPDATE certificate
               SET state = :state, suspended_from = :from, state_since = :now, state_why = :why
             WHERE id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("from", from == null ? null : from.name())
        .param("now", OffsetDateTime.now(clock))
        .param("why", why)
        .update();
  }

  /** Lets a certificate be good for a later major of its guideline for a time. */
  public void allow(long id, int major, Instant until) {
    jdbc.sql(
            """
            UPDATE certificate SET provisional_major = :major, provisional_until = :until
             WHERE id = :id
            """)
        .param("id", id)
        .param("major", major)
        .param("until", at(until))
        .update();
  }

  private static Certificate certificate(ResultSet row, int number) throws SQLException {
    String from = row.getString("suspended_from");
    OffsetDateTime provisional = row.getObject("provisional_until", OffsetDateTime.class);
    return new Certificate(
        row.getLong("id"),
        row.getLong("certification_id"),
        row.getLong("annotator_id"),
        new CertificateScope(
            TaskType.valueOf(row.getString("task_type")),
            row.getString("guideline_key"),
            row.getString("language")),
        row.getInt("guideline_major"),
        Certificate.State.valueOf(row.getString("state")),
        from == null ? null : Certificate.State.valueOf(from),
        row.getInt("probation_items"),
        row.getTimestamp("issued_at").toInstant(),
        row.getTimestamp("valid_until").toInstant(),
        row.getObject("provisional_major", Integer.class),
        provisional == null ? null : provisional.toInstant(),
        row.getString("state_why"));
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
