package io.labelops.clarification;

import io.labelops.annotation.HeldItem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who asked what; every read of a vendor is bound to it. */
@Repository
class AskerRows {

  private static final String OWN =
      """
        FROM question_asker a
        JOIN question q ON q.id = a.question_id
        JOIN item i ON i.id = q.item_id
        JOIN annotator w ON w.id = a.annotator_id
       WHERE a.vendor_key = :vendor AND a.batch_id = :batch
      """;

  private final JdbcClient jdbc;

  AskerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Joins a question; whoever asks the same again, or after taking it back, asks once. */
  boolean join(
      long question, HeldItem held, String vendorKey, String text, String by, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO question_asker AS known
                       (question_id, annotator_id, vendor_key, batch_id, text, asked_by, asked_at)
                VALUES (:question, :annotator, :vendor, :batch, :text, :by, :now)
                ON CONFLICT (question_id, annotator_id) DO UPDATE
                   SET text = excluded.text, asked_by = excluded.asked_by,
                       asked_at = excluded.asked_at, withdrawn_at = NULL
                 WHERE known.withdrawn_at IS NOT NULL
                """)
            .param("question", question)
            .param("annotator", held.annotatorId())
            .param("vendor", vendorKey)
            .param("batch", held.batchId())
            .param("text", text)
            .param("by", by)
            .param("now", QuestionRows.at(now))
            .update()
        == 1;
  }

  boolean withdraw(long question, String vendorKey, String batchId, String annotator, Instant now) {
    return jdbc.sql(
                """
                UPDATE question_asker a SET withdrawn_at = coalesce(withdrawn_at, :now)
                  FROM annotator w
                 WHERE a.question_id = :question AND a.vendor_key = :vendor AND a.batch_id = :batch
                   AND w.id = a.annotator_id AND w.pseudonym = :annotator
                """)
            .param("now", QuestionRows.at(now))
            .param("question", question)
            .param("vendor", vendorKey)
            .param("batch", batchId)
            .param("annotator", annotator)
            .update()
        == 1;
  }

  List<OwnQuestion> list(
      String vendorKey, String batchId, @Nullable Long question, int limit, long offset) {
    return jdbc.sql(
            """
            SELECT q.id, a.batch_id, i.key AS item, w.pseudonym AS annotator, q.reason, q.class_code,
                   a.text, q.reason <> 'QUESTION' AS blocking, q.state, a.asked_at, q.due_at,
                   a.withdrawn_at IS NOT NULL AS withdrawn, q.answer, q.rule_cited, q.closed_at
            """
                + OWN
                + """
                   AND (:question::bigint IS NULL OR q.id = :question)
                 ORDER BY q.state <> 'OPEN', a.asked_at DESC, q.id, w.pseudonym
                 LIMIT :limit OFFSET :offset
                """)
        .param("vendor", vendorKey)
        .param("batch", batchId)
        .param("question", question, java.sql.Types.BIGINT)
        .param("limit", limit)
        .param("offset", offset)
        .query(
            (row, _) -> {
              OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
              return new OwnQuestion(
                  row.getLong("id"),
                  row.getString("batch_id"),
                  row.getString("item"),
                  row.getString("annotator"),
                  QuestionReason.valueOf(row.getString("reason")),
                  row.getString("class_code"),
                  row.getString("text"),
                  row.getBoolean("blocking"),
                  QuestionState.valueOf(row.getString("state")),
                  row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                  row.getObject("due_at", OffsetDateTime.class).toInstant(),
                  row.getBoolean("withdrawn"),
                  row.getString("answer"),
                  row.getString("rule_cited"),
                  closed == null ? null : closed.toInstant());
            })
        .list();
  }

  long count(String vendorKey, String batchId) {
    return jdbc.sql("SELECT count(*) " + OWN)
        .param("vendor", vendorKey)
        .param("batch", batchId)
        .query(Long.class)
        .single();
  }

  /** What was asked, oldest first, without who asked. */
  List<String> texts(long question) {
    return jdbc.sql(
            """
            SELECT text FROM question_asker
             WHERE question_id = ? AND withdrawn_at IS NULL ORDER BY asked_at, annotator_id
            """)
        .param(question)
        .query(String.class)
        .list();
  }

  /** Whether somebody asked it themselves. */
  boolean asked(long question, String username) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM question_asker
                            WHERE question_id = :question AND asked_by = :username)
            """)
        .param("question", question)
        .param("username", username)
        .query(Boolean.class)
        .single();
  }
}
