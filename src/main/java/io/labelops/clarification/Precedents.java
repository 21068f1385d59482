package io.labelops.clarification;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers to earlier questions, found by guideline, class and words. */
@Repository
public class Precedents {

  private static final String PRECEDENT =
      """
      SELECT id, guideline_key, guideline_version, class_code, situation, ruling, rule_cited, decided_at
        FROM precedent
      """;
  private static final String CHOSEN =
      """
      WHERE guideline_key = :guideline
        AND (:class::text IS NULL OR class_code = :class)
        AND (:text::text IS NULL OR search @@ websearch_to_tsquery('simple', :text))
      """;

  private final JdbcClient jdbc;

  Precedents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Question question, QuestionAnswer answer, String actor, Instant now) {
    jdbc.sql(
            """
            INSERT INTO precedent (question_id, guideline_key, guideline_version, class_code,
                                   situation, ruling, rule_cited, decided_by, decided_at)
            VALUES (:question, :guideline, :version, :class, :situation, :ruling, :rule, :actor, :now)
            ON CONFLICT (question_id) DO NOTHING
            """)
        .param("question", question.id())
        .param("guideline", question.guidelineKey())
        .param("version", question.guidelineVersion())
        .param("class", answer.classCode())
        .param("situation", answer.situation())
        .param("ruling", answer.ruling())
        .param("rule", answer.ruleCited())
        .param("actor", actor)
        .param("now", QuestionRows.at(now))
        .update();
  }

  /** Precedents of a guideline, newest first; words are found in every text of theirs. */
  ResultPage<Precedent> find(
      String guidelineKey, @Nullable String classCode, @Nullable String text, PageQuery page) {
    List<Precedent> rows =
        chosen(
                PRECEDENT,
                "ORDER BY id DESC LIMIT :limit OFFSET :offset",
                guidelineKey,
                classCode,
                text)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query(Precedents::precedent)
            .list();
    return page.of(
        rows,
        chosen("SELECT count(*) FROM precedent ", "", guidelineKey, classCode, text)
            .query(Long.class)
            .single());
  }

  /** The newest that concern one of these classes or none of its own, at most so many. */
  public List<Precedent> about(String guidelineKey, Collection<String> classes, int most) {
    return jdbc.sql(
            PRECEDENT
                + """
                WHERE guideline_key = :guideline
                  AND (class_code = ANY (:classes::text[]) OR class_code IS NULL)
                ORDER BY class_code IS NULL, id DESC LIMIT :most
                """)
        .param("guideline", guidelineKey)
        .param("classes", classes.toArray(String[]::new))
        .param("most", most)
        .query(Precedents::precedent)
        .list();
  }

  private JdbcClient.StatementSpec chosen(
      String select,
      String order,
      String guidelineKey,
      @Nullable String classCode,
      @Nullable String text) {
    return jdbc.sql(select + CHOSEN + order)
        .param("guideline", guidelineKey)
        .param("class", classCode)
        .param("text", text == null || text.isBlank() ? null : text.strip());
  }

  private static Precedent precedent(ResultSet row, int number) throws SQLException {
    return new Precedent(
        row.getLong("id"),
        row.getString("guideline_key"),
        row.getString("guideline_version"),
        row.getString("class_code"),
        row.getString("situation"),
        row.getString("ruling"),
        row.getString("rule_cited"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }
}
