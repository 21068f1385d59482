package io.labelops.clarification;

import io.labelops.annotation.HeldItem;
import io.labelops.shared.DatasetVersionId;
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

/** Questions in PostgreSQL as staff see them. */
@Repository
class QuestionRows {

  private static final String QUESTION =
      """
      SELECT q.*, i.key AS item,
             (SELECT count(*) FROM question_asker a
               WHERE a.question_id = q.id AND a.withdrawn_at IS NULL) AS askers
        FROM question q JOIN item i ON i.id = q.item_id
      """;

  private final JdbcClient jdbc;

  QuestionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a new question is opened with, beside its item. */
  record Opening(
      QuestionReason reason,
      @Nullable String classCode,
      String guidelineKey,
      String guidelineVersion,
      @Nullable String owner,
      ClarificationPolicy policy,
      Instant now) {}

  /** Opens a question, unless one with its reason is open on the item. */
  Optional<Long> open(HeldItem held, Opening opening) {
    return jdbc.sql(
            """
            INSERT INTO question (dataset_key, version, batch_id, item_id, reason, class_code,
                                  guideline_key, guideline_version, owner, state, asked_at,
                                  policy_version, due_at, remind_at)
            VALUES (:dataset, :version, :batch, :item, :reason, :class, :guideline, :guidelineVersion,
                    :owner, 'OPEN', :now, :policy, :due, :remind)
            ON CONFLICT (item_id, version, reason) WHERE state = 'OPEN' DO NOTHING
            RETURNING id
            """)
        .param("dataset", held.dataset().datasetKey())
        .param("version", held.dataset().version())
        .param("batch", held.batchId())
        .param("item", held.itemId())
        .param("reason", opening.reason().name())
        .param("class", opening.classCode())
        .param("guideline", opening.guidelineKey())
        .param("guidelineVersion", opening.guidelineVersion())
        .param("owner", opening.owner())
        .param("now", at(opening.now()))
        .param("policy", opening.policy().version())
        .param("due", at(opening.now().plus(opening.policy().answer())))
        .param("remind", at(opening.now().plus(opening.policy().remind())))
        .query(Long.class)
        .optional();
  }

  Optional<Long> openOne(HeldItem held, QuestionReason reason) {
    return jdbc.sql(
            """
            SELECT id FROM question
             WHERE item_id = :item AND version = :version AND reason = :reason AND state = 'OPEN'
            """)
        .param("item", held.itemId())
        .param("version", held.dataset().version())
        .param("reason", reason.name())
        .query(Long.class)
        .optional();
  }

  Optional<Question> find(long id) {
    return jdbc.sql(QUESTION + "WHERE q.id = ?")
        .param(id)
        .query((row, _) -> question(row))
        .optional();
  }

  /** Keeps others from closing it until the transaction ends; they may still join it. */
  void lock(long id) {
    jdbc.sql("SELECT id FROM question WHERE id = ? FOR NO KEY UPDATE")
        .param(id)
        .query(Long.class)
        .optional();
  }

  List<Question> list(
      @Nullable QuestionState state, @Nullable String dataset, int limit, long offset) {
    return chosen(
            QUESTION,
            "ORDER BY closed_at DESC NULLS FIRST, due_at, q.id LIMIT :limit OFFSET :offset",
            state,
            dataset)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> question(row))
        .list();
  }

  long count(@Nullable QuestionState state, @Nullable String dataset) {
    return chosen("SELECT count(*) FROM question q ", "", state, dataset)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec chosen(
      String select, String order, @Nullable QuestionState state, @Nullable String dataset) {
    return jdbc.sql(
            select
                + """
                WHERE (:state::text IS NULL OR q.state = :state)
                  AND (:dataset::text IS NULL OR q.dataset_key = :dataset)
                """
                + order)
        .param("state", state == null ? null : state.name())
        .param("dataset", dataset);
  }

  boolean remind(long id, Instant now) {
    return jdbc.sql(
                """
                UPDATE question SET reminded_at = :now
                 WHERE id = :id AND state = 'OPEN' AND reminded_at IS NULL
                """)
            .param("now", at(now))
            .param("id", id)
            .update()
        == 1;
  }

  void close(
      long id, QuestionAnswer answer, @Nullable String changeKey, String actor, Instant now) {
    jdbc.sql(
            """
            UPDATE question
               SET state = :state, answer = :answer, rule_cited = :rule, change_key = :change,
                   class_code = coalesce(:class, class_code), closed_by = :actor, closed_at = :now
             WHERE id = :id AND state = 'OPEN'
            """)
        .param("state", answer.outcome().name())
        .param("answer", answer.ruling())
        .param("rule", answer.ruleCited())
        .param("class", answer.classCode())
        .param("change", changeKey)
        .param("actor", actor)
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  /** The open questions of a batch, or (batch null) of a dataset version. */
  List<Long> open(DatasetVersionId dataset, @Nullable String batchId) {
    return jdbc.sql(
            """
            SELECT id FROM question
             WHERE dataset_key = :dataset AND version = :version AND state = 'OPEN'
               AND (:batch::text IS NULL OR batch_id = :batch)
             ORDER BY id
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("batch", batchId)
        .query(Long.class)
        .list();
  }

  private static Question question(ResultSet row) throws SQLException {
    DatasetVersionId dataset =
        new DatasetVersionId(row.getString("dataset_key"), row.getInt("version"));
    QuestionReason reason = QuestionReason.valueOf(row.getString("reason"));
    OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
    return new Question(
        row.getLong("id"),
        dataset,
        dataset.toString(),
        row.getString("batch_id"),
        row.getString("item"),
        row.getLong("item_id"),
        reason,
        reason.blocks(),
        row.getString("class_code"),
        row.getString("guideline_key"),
        row.getString("guideline_version"),
        row.getString("owner"),
        QuestionState.valueOf(row.getString("state")),
        instant(row, "asked_at"),
        row.getInt("policy_version"),
        instant(row, "due_at"),
        instant(row, "remind_at"),
        row.getInt("askers"),
        row.getString("answer"),
        row.getString("rule_cited"),
        row.getString("change_key"),
        closed == null ? null : closed.toInstant());
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
