package io.labelops.guideline;

import io.labelops.shared.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Guideline versions and their classes in PostgreSQL, written once. */
@Repository
class GuidelineRows {

  private static final String VERSION =
      """
      SELECT guideline_key, version, sequence, body, change_note, published_at, published_by
        FROM guideline_version
      """;

  private static final String SUMMARY =
      """
      SELECT guideline_key, version, change_note, published_at,
             (SELECT count(*) FROM label_class c
               WHERE c.guideline_key = v.guideline_key AND c.version = v.version) AS classes
        FROM guideline_version v
      """;

  private final JdbcClient jdbc;

  GuidelineRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes publishers of one guideline wait for each other until the transaction ends. */
  void lock(String guidelineKey) {
    Locks.hold(jdbc, "guideline:" + guidelineKey);
  }

  Optional<GuidelineVersion> newest(String guidelineKey) {
    return jdbc.sql(VERSION + "WHERE guideline_key = :key ORDER BY sequence DESC LIMIT 1")
        .param("key", guidelineKey)
        .query(this::version)
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

  void insert(GuidelineVersion version) {
    jdbc.sql(
            """
            INSERT INTO guideline_version
              (guideline_key, version, sequence, body, change_note, published_at, published_by)
            VALUES (:key, :version, :sequence, :body, :changeNote, :publishedAt, :publishedBy)
            """)
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
        classes(key, version));
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
