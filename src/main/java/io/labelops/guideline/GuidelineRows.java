package io.labelops.guideline;

import io.labelops.shared.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Guideline versions and their classes in PostgreSQL, written once. */
@Repository
class GuidelineRows {

  private static final String VERSION =
      """
      SELECT guideline_key, version, sequence, body, change_note, published_at, published_by,
             coalesce(ontology_version, version) AS ontology_version
        FROM guideline_version v
      """;

  private static final String SUMMARY =
      """
      SELECT guideline_key, version, change_note, published_at,
             (SELECT count(*) FROM label_class c
               WHERE c.guideline_key = v.guideline_key AND c.version = v.version) AS classes,
             coalesce(ontology_version, version) AS ontology_version, published_by, version_before,
             change_class, change_id, w.withdrawn_at, w.reason AS withdrawn_reason
        FROM guideline_version v
        LEFT JOIN guideline_withdrawal w USING (guideline_key, version)
      """;

  private final JdbcClient jdbc;

  GuidelineRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes publishers of one guideline wait for each other until the transaction ends. */
  void lock(String guidelineKey) {
    Locks.hold(jdbc, "guideline:" + guidelineKey);
  }

  /** The newest version, or the newest that was not withdrawn. */
  Optional<GuidelineVersion> newest(String guidelineKey, boolean withdrawnToo) {
    return jdbc.sql(
            VERSION
                + """
                WHERE guideline_key = :key
                  AND (:withdrawnToo OR NOT EXISTS (
                        SELECT FROM guideline_withdrawal w
                         WHERE w.guideline_key = v.guideline_key AND w.version = v.version))
                ORDER BY sequence DESC LIMIT 1
                """)
        .param("key", guidelineKey)
        .param("withdrawnToo", withdrawnToo)
        .query(this::version)
        .optional();
  }

  /** The ontology as it was published; one without a file is made of its label classes. */
  Ontology ontology(GuidelineVersion of) {
    return jdbc.sql(
            """
            SELECT ontology FROM guideline_version
             WHERE guideline_key = :key AND version = :version AND ontology IS NOT NULL
            """)
        .param("key", of.guidelineKey())
        .param("version", of.version())
        .query(String.class)
        .optional()
        .map(OntologyFile::read)
        .orElseGet(() -> Ontology.flat(of.classes()));
  }

  /** Every code a label of the guideline could ever have. */
  Set<String> codesEver(String guidelineKey) {
    return jdbc.sql("SELECT DISTINCT code FROM label_class WHERE guideline_key = :key")
        .param("key", guidelineKey)
        .query(String.class)
        .set();
  }

  /** The codes a version allows, in its order. */
  List<String> codes(String guidelineKey, String version) {
    return jdbc.sql(
            """
            SELECT code FROM label_class
             WHERE guideline_key = :key AND version = :version ORDER BY position
            """)
        .param("key", guidelineKey)
        .param("version", version)
        .query(String.class)
        .list();
  }

  boolean isWithdrawn(String guidelineKey, String version) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM guideline_withdrawal
                            WHERE guideline_key = :key AND version = :version)
            """)
        .param("key", guidelineKey)
        .param("version", version)
        .query(Boolean.class)
        .single();
  }

  void withdraw(String guidelineKey, String version, Instant at, String by, String reason) {
    jdbc.sql(
            """
            INSERT INTO guideline_withdrawal (guideline_key, version, withdrawn_at, withdrawn_by, reason)
            VALUES (:key, :version, :at, :by, :reason)
            """)
        .param("key", guidelineKey)
        .param("version", version)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** The version a change request was published as. */
  Optional<String> publishedAs(String changeId) {
    return jdbc.sql("SELECT version FROM guideline_version WHERE change_id = :change")
        .param("change", changeId)
        .query(String.class)
        .optional();
  }

  Optional<GuidelineVersion> find(String guidelineKey, @Nullable String version) {
    return jdbc.sql(VERSION + "WHERE guideline_key = :key AND version = :version")
        .param("key", guidelineKey)
        .param("version", version)
        .query(this::version)
        .optional();
  }

  List<GuidelineSummary> summaries(String guidelineKey) {
    return jdbc.sql(SUMMARY + "WHERE guideline_key = :key ORDER BY sequence DESC")
        .param("key", guidelineKey)
        .query(GuidelineSummary.class)
        .list();
  }

  List<GuidelineSummary> newestSummaries() {
    return jdbc.sql(
            SUMMARY
                + """
                WHERE sequence = (SELECT max(sequence) FROM guideline_version n
                                   WHERE n.guideline_key = v.guideline_key)
                ORDER BY guideline_key
                """)
        .query(GuidelineSummary.class)
        .list();
  }

  /** Adds a version; of a first one there is no event. */
  void insert(GuidelineVersion version, Ontology ontology, @Nullable GuidelinePublished event) {
    jdbc.sql(
            """
            INSERT INTO guideline_version
              (guideline_key, version, sequence, body, change_note, published_at, published_by,
               ontology, ontology_version, version_before, change_class, affected_classes, change_id)
            VALUES (:key, :version, :sequence, :body, :changeNote, :publishedAt, :publishedBy,
                    :ontology, :ontologyVersion, :before, :changeClass, :affected::text[], :change)
            """)
        .param("ontology", OntologyFile.write(ontology))
        .param("ontologyVersion", version.ontologyVersion())
        .param("before", event == null ? null : event.versionBefore())
        .param("changeClass", event == null ? null : event.changeClass().name())
        .param(
            "affected",
            event == null
                ? new String[0]
                : event.classes().stream().sorted().toArray(String[]::new))
        .param("change", event == null ? null : event.changeId())
        .param("key", version.guidelineKey())
        .param("version", version.version())
        .param("sequence", version.sequence())
        .param("body", version.body())
        .param("changeNote", version.changeNote())
        .param("publishedAt", OffsetDateTime.ofInstant(version.publishedAt(), ZoneOffset.UTC))
        .param("publishedBy", version.publishedBy())
        .update();
    int position = 0;
    for (LabelClass labelClass : version.classes()) {
      jdbc.sql(
              """
              INSERT INTO label_class (guideline_key, version, position, code, name, definition)
              VALUES (:key, :version, :position, :code, :name, :definition)
              """)
          .param("key", version.guidelineKey())
          .param("version", version.version())
          .param("position", ++position)
          .param("code", labelClass.code())
          .param("name", labelClass.name())
          .param("definition", labelClass.definition())
          .update();
    }
  }

  private GuidelineVersion version(ResultSet row, int number) throws SQLException {
    String key = row.getString("guideline_key");
    String version = row.getString("version");
    return new GuidelineVersion(
        key,
        version,
        row.getInt("sequence"),
        row.getString("body"),
        row.getString("change_note"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getString("published_by"),
        classes(key, version),
        row.getString("ontology_version"));
  }

  private List<LabelClass> classes(String key, String version) {
    return jdbc.sql(
            """
            SELECT code, name, definition FROM label_class
             WHERE guideline_key = :key AND version = :version ORDER BY position
            """)
        .param("key", key)
        .param("version", version)
        .query(LabelClass.class)
        .list();
  }
}
