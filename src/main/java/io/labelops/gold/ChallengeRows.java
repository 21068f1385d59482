package io.labelops.gold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Challenges in PostgreSQL. */
@Repository
class ChallengeRows {

  private static final String CHALLENGE =
      "SELECT c.*, i.key FROM gold_challenge c JOIN item i ON i.id = c.item_id ";

  private final JdbcClient jdbc;
  private final Clock clock;

  ChallengeRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Challenge> find(long id) {
    return jdbc.sql(CHALLENGE + "WHERE c.id = ?")
        .param(id)
        .query(ChallengeRows::challenge)
        .optional();
  }

  List<Challenge> of(String datasetKey) {
    return jdbc.sql(CHALLENGE + "WHERE c.dataset_key = ? AND c.state <> 'NOTED' ORDER BY c.id DESC")
        .param(datasetKey)
        .query(ChallengeRows::challenge)
        .list();
  }

  /** The item's id, for a vendor only if its annotator labelled the item in the batch. */
  Optional<Long> item(
      String datasetKey, String item, @Nullable String batchId, @Nullable Long annotatorId) {
    return jdbc.sql(
            """
            SELECT i.id FROM item i
             WHERE i.dataset_key = :dataset AND i.key = :item
               AND (:annotator::bigint IS NULL
                    OR EXISTS (SELECT FROM annotation a
                                WHERE a.batch_id = :batch AND a.item_id = i.id
                                  AND a.annotator_id = :annotator))
            """)
        .param("dataset", datasetKey)
        .param("item", item)
        .param("batch", batchId)
        .param("annotator", annotatorId)
        .query(Long.class)
        .optional();
  }

  /** The dataset of a batch, for the vendor that has it. */
  Optional<String> dataset(String batchId, String vendorKey) {
    return jdbc.sql("SELECT dataset_key FROM batch WHERE id = ? AND vendor_key = ?")
        .param(batchId)
        .param(vendorKey)
        .query(String.class)
        .optional();
  }

  boolean isActive(String datasetKey, long itemId) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM gold_item
                            WHERE dataset_key = ? AND item_id = ? AND state = 'ACTIVE')
            """)
        .param(datasetKey)
        .param(itemId)
        .query(Boolean.class)
        .single();
  }

  int open(String datasetKey, @Nullable String vendorKey) {
    return jdbc.sql(
            """
            SELECT count(*) FROM gold_challenge
             WHERE dataset_key = :dataset AND vendor_key = :vendor AND state = 'OPEN'
            """)
        .param("dataset", datasetKey)
        .param("vendor", vendorKey)
        .query(Integer.class)
        .single();
  }

  Optional<Long> next(String datasetKey, String vendorKey) {
    return jdbc.sql(
            """
            SELECT c.id FROM gold_challenge c
              JOIN gold_item g ON g.dataset_key = c.dataset_key AND g.item_id = c.item_id
                              AND g.state = 'ACTIVE'
             WHERE c.dataset_key = ? AND c.vendor_key = ? AND c.state = 'WAITING'
             ORDER BY c.id LIMIT 1
            """)
        .param(datasetKey)
        .param(vendorKey)
        .query(Long.class)
        .optional();
  }

  /** Notes a challenge; empty when the same person has challenged the item before. */
  Optional<Long> insert(
      String datasetKey,
      long itemId,
      String challenger,
      @Nullable String vendorKey,
      @Nullable Long annotatorId,
      String reason) {
    return jdbc.sql(
            """
            INSERT INTO gold_challenge (dataset_key, item_id, challenger, vendor_key, annotator_id,
                                        reason, raised_at, state)
            VALUES (:dataset, :item, :challenger, :vendor, :annotator, :reason, :now, 'NOTED')
            ON CONFLICT (dataset_key, item_id, challenger) DO NOTHING RETURNING id
            """)
        .param("dataset", datasetKey)
        .param("item", itemId)
        .param("challenger", challenger)
        .param("vendor", vendorKey)
        .param("annotator", annotatorId)
        .param("reason", reason)
        .param("now", OffsetDateTime.now(clock))
        .query(Long.class)
        .optional();
  }

  void queue(long id) {
    jdbc.sql("UPDATE gold_challenge SET state = 'WAITING' WHERE id = ?").param(id).update();
  }

  void open(long id, Instant dueAt) {
    jdbc.sql(
            """
            UPDATE gold_challenge c
               SET state = 'OPEN', due_at = :due,
                   label_before = (SELECT g.label FROM gold_item g
                                    WHERE g.dataset_key = c.dataset_key AND g.item_id = c.item_id)
             WHERE c.id = :id
            """)
        .param("due", OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  boolean overdue(long id) {
    return jdbc.sql(
                """
                UPDATE gold_challenge SET overdue_at = :now
                 WHERE id = :id AND state = 'OPEN' AND overdue_at IS NULL
                """)
            .param("now", OffsetDateTime.now(clock))
            .param("id", id)
            .update()
        == 1;
  }

  void decide(long id, Challenge.State state, @Nullable String label, String person, String why) {
    jdbc.sql(
            """
            UPDATE gold_challenge
               SET state = :state, label_after = :label, decided_by = :person, decided_at = :now,
                   decided_why = :why
             WHERE id = :id
            """)
        .param("state", state.name())
        .param("label", label)
        .param("person", person)
        .param("why", why)
        .param("now", OffsetDateTime.now(clock))
        .param("id", id)
        .update();
  }

  private static Challenge challenge(ResultSet row, int number) throws SQLException {
    OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    return new Challenge(
        row.getLong("id"),
        row.getString("dataset_key"),
        row.getLong("item_id"),
        row.getString("key"),
        row.getString("challenger"),
        row.getString("vendor_key"),
        row.getString("reason"),
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        Challenge.State.valueOf(row.getString("state")),
        due == null ? null : due.toInstant(),
        row.getString("label_before"));
  }
}
