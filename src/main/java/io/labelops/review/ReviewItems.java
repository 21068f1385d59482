package io.labelops.review;

import io.labelops.annotation.BatchView;
import io.labelops.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The rows of review and adjudication. */
@Component
class ReviewItems {

  private static final TypeReference<Map<String, Integer>> VOTES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  ReviewItems(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  List<ReviewItem> of(String batchId, int round, ReviewKind kind) {
    return jdbc.sql(
            """
            SELECT r.*, i.key FROM review_item r JOIN item i ON i.id = r.item_id
             WHERE r.batch_id = :batch AND r.round = :round AND r.kind = :kind
             ORDER BY i.key COLLATE "C"
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("kind", kind.name())
        .query((row, _) -> item(row))
        .list();
  }

  /** Keeps two people from deciding on the same batch at once. */
  void lock(String batchId, int round, ReviewKind kind) {
    jdbc.sql(
            """
            SELECT id FROM review_item
             WHERE batch_id = :batch AND round = :round AND kind = :kind ORDER BY id FOR UPDATE
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("kind", kind.name())
        .query(Long.class)
        .list();
  }

  /** Opens an item once; one that was adjudicated in an earlier round is settled already. */
  void open(
      BatchView batch,
      int round,
      long itemId,
      ReviewKind kind,
      ReviewReason reason,
      Map<String, Integer> votes,
      boolean votesShown) {
    jdbc.sql(
            """
            INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason,
                                     votes, votes_shown, contested, state)
            SELECT :batch, :round, :dataset, :version, :item, :kind, :reason,
                   :votes::jsonb, :shown, :contested::text[], 'OPEN'
             WHERE NOT EXISTS (SELECT FROM review_item
                                WHERE batch_id = :batch AND round < :round AND item_id = :item
                                  AND verdict = 'ADJUDICATED')
            ON CONFLICT DO NOTHING
            """)
        .param("batch", batch.batchId())
        .param("round", round)
        .param("dataset", batch.datasetKey())
        .param("version", batch.version())
        .param("item", itemId)
        .param("kind", kind.name())
        .param("reason", reason.name())
        .param("votes", json.write(votes))
        .param("shown", votesShown)
        .param("contested", Votes.contested(votes).toArray(String[]::new))
        .update();
  }

  void decide(long id, ReviewItem.Verdict verdict) {
    jdbc.sql(
            """
            UPDATE review_item
               SET state = 'DECIDED', verdict = :verdict, label = :label, rule_cited = :rule,
                   guideline_silent = :silent, rationale = :rationale, decided_by = :actor,
                   decided_at = :now
             WHERE id = :id AND closed_at IS NULL
            """)
        .param("id", id)
        .param("verdict", verdict.verdict() == null ? null : verdict.verdict().name())
        .param("label", verdict.label())
        .param("rule", verdict.ruleCited())
        .param("silent", verdict.guidelineSilent())
        .param("rationale", verdict.rationale())
        .param("actor", verdict.decidedBy())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Takes back the adjudication that a withdrawn escalation opened. */
  void withdraw(String batchId, int round, long itemId) {
    jdbc.sql(
            """
            DELETE FROM review_item
             WHERE batch_id = :batch AND round = :round AND item_id = :item
               AND kind = 'ADJUDICATION' AND reason = 'ESCALATED' AND state = 'OPEN'
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("item", itemId)
        .update();
  }

  /** Makes decided items final; returns how many. */
  int close(String batchId, int round, ReviewKind kind) {
    return jdbc.sql(
            """
            UPDATE review_item SET closed_at = :now
             WHERE batch_id = :batch AND round = :round AND kind = :kind
               AND state = 'DECIDED' AND closed_at IS NULL
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("kind", kind.name())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  private ReviewItem item(ResultSet row) throws SQLException {
    return new ReviewItem(
        row.getLong("id"),
        row.getLong("item_id"),
        row.getString("key"),
        ReviewReason.valueOf(row.getString("reason")),
        json.read(row.getString("votes"), VOTES),
        row.getBoolean("votes_shown"),
        new ReviewItem.Verdict(
            verdict(row.getString("verdict")),
            row.getString("label"),
            row.getString("rule_cited"),
            row.getBoolean("guideline_silent"),
            row.getString("rationale"),
            row.getString("decided_by"),
            row.getTimestamp("closed_at") != null));
  }

  private static @Nullable ReviewVerdict verdict(@Nullable String name) {
    return name == null ? null : ReviewVerdict.valueOf(name);
  }
}
