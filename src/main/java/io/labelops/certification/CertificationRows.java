package io.labelops.certification;

import io.labelops.workforce.Annotator;
import io.labelops.workforce.CertificateScope;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of certifications. */
@Repository
class CertificationRows {

  private static final String ALL =
      "SELECT c.*, w.pseudonym AS annotator FROM certification c JOIN annotator w ON w.id = c.annotator_id";

  private final JdbcClient jdbc;
  private final Clock clock;

  CertificationRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Finds one, of a vendor only unless that is null, which is for staff. */
  Optional<Certification> find(long id, @Nullable String vendorKey) {
    return jdbc.sql(ALL + " WHERE c.id = :id AND (:vendor::text IS NULL OR c.vendor_key = :vendor)")
        .param("id", id)
        .param("vendor", vendorKey)
        .query(Certification.class)
        .optional();
  }

  /** The same, with nobody else changing it until the transaction ends. */
  Certification lock(long id, @Nullable String vendorKey) {
    jdbc.sql("SELECT id FROM certification WHERE id = ? FOR UPDATE")
        .param(id)
        .query(Long.class)
        .optional();
    return find(id, vendorKey)
        .orElseThrow(() -> new UnknownCertification("there is no certification " + id));
  }

  Optional<Certification> newest(long annotatorId, CertificateScope scope) {
    return jdbc.sql(
            ALL
                + """
                 WHERE c.annotator_id = :annotator AND c.task_type = :task
                   AND c.guideline_key = :guideline AND c.language = :language
                 ORDER BY c.id DESC LIMIT 1
                """)
        .param("annotator", annotatorId)
        .param("task", scope.taskType().name())
        .param("guideline", scope.guidelineKey())
        .param("language", scope.language())
        .query(Certification.class)
        .optional();
  }

  long insert(Annotator annotator, CertificateScope scope, String person) {
    return jdbc.sql(
            """
            INSERT INTO certification (annotator_id, vendor_key, task_type, guideline_key, language,
                                       stage, started_at, started_by)
            VALUES (:annotator, :vendor, :task, :guideline, :language, 'TRAINING', :now, :person)
            RETURNING id
            """)
        .param("annotator", annotator.id())
        .param("vendor", annotator.vendorKey())
        .param("task", scope.taskType().name())
        .param("guideline", scope.guidelineKey())
        .param("language", scope.language())
        .param("now", now())
        .param("person", person)
        .query(Long.class)
        .single();
  }

  void acknowledge(long id, String person, String what) {
    jdbc.sql(
            """
            UPDATE certification
               SET stage = 'QUALIFICATION', acknowledged_at = :now, acknowledged_by = :person,
                   acknowledged_what = :what
             WHERE id = :id
            """)
        .param("id", id)
        .param("now", now())
        .param("person", person)
        .param("what", what)
        .update();
  }

  void bind(long id, long instance) {
    jdbc.sql(
            """
            UPDATE certification SET process_instance = :instance
             WHERE id = :id AND process_instance IS NULL
            """)
        .param("id", id)
        .param("instance", instance)
        .update();
  }

  void move(long id, Stage stage, @Nullable Instant coolingOffUntil) {
    jdbc.sql(
            """
            UPDATE certification SET stage = :stage, cooling_off_until = :until WHERE id = :id
            """)
        .param("id", id)
        .param("stage", stage.name())
        .param("until", coolingOffUntil == null ? null : coolingOffUntil.atOffset(ZoneOffset.UTC))
        .update();
  }

  void close(long id, Stage stage, String why) {
    jdbc.sql(
            """
            UPDATE certification SET stage = :stage, closed_at = :now, closed_why = :why
             WHERE id = :id AND closed_at IS NULL
            """)
        .param("id", id)
        .param("stage", stage.name())
        .param("now", now())
        .param("why", why)
        .update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
