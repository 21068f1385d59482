package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Blocked and withdrawn items in PostgreSQL. */
@Repository
class BlockRows {

  private final JdbcClient jdbc;

  BlockRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> item(String batchId, String key) {
    return jdbc.sql(
            """
            SELECT i.id FROM batch b JOIN item i ON i.dataset_key = b.dataset_key AND i.key = :key
             WHERE b.id = :batch
               AND EXISTS (SELECT FROM assignment a WHERE a.batch_id = b.id AND a.item_id = i.id)
            """)
        .param("batch", batchId)
        .param("key", key)
        .query(Long.class)
        .optional();
  }

  void block(HeldItem held, String cause, Instant now) {
    jdbc.sql(
            """
            INSERT INTO item_block (cause, dataset_key, version, item_id, from_at)
            VALUES (:cause, :dataset, :version, :item, :now) ON CONFLICT DO NOTHING
            """)
        .param("cause", cause)
        .param("dataset", held.dataset().datasetKey())
        .param("version", held.dataset().version())
        .param("item", held.itemId())
        .param("now", at(now))
        .update();
  }

  /** Opens the slots of the item that its annotator holds, as giving back a claim does. */
  void giveBack(HeldItem held) {
    jdbc.sql(
            """
            UPDATE assignment SET state = 'OPEN', annotator_id = NULL, leased_until = NULL,
                                  guideline_version = NULL, repeat = 1
             WHERE batch_id = :batch AND item_id = :item AND annotator_id = :annotator
               AND state = 'LEASED'
            """)
        .param("batch", held.batchId())
        .param("item", held.itemId())
        .param("annotator", held.annotatorId())
        .update();
  }

  Optional<Blocked> lift(String cause, Instant now) {
    return jdbc.sql(
            """
            UPDATE item_block SET until_at = :now WHERE cause = :cause AND until_at IS NULL
            RETURNING dataset_key, version, item_id
            """)
        .param("now", at(now))
        .param("cause", cause)
        .query(
            (row, _) ->
                new Blocked(
                    new DatasetVersionId(row.getString("dataset_key"), row.getInt("version")),
                    row.getLong("item_id")))
        .optional();
  }

  /** The batches being labelled that hold the item, in the order in which they are locked. */
  List<String> labelingBatches(Blocked item) {
    return jdbc.sql(
            """
            SELECT DISTINCT b.id FROM assignment a JOIN batch b ON b.id = a.batch_id
             WHERE a.item_id = :item AND b.version = :version AND b.state = 'LABELING' ORDER BY b.id
            """)
        .param("item", item.itemId())
        .param("version", item.dataset().version())
        .query(String.class)
        .list();
  }

  /** Notes the item as withdrawn and closes what is unfilled of it in open batches. */
  void withdraw(Blocked item, String cause, String reason, String by, Instant now) {
    jdbc.sql(
            """
            INSERT INTO item_withdrawal
                   (dataset_key, version, item_id, cause, reason, withdrawn_by, withdrawn_at)
            VALUES (:dataset, :version, :item, :cause, :reason, :by, :now) ON CONFLICT DO NOTHING
            """)
        .param("dataset", item.dataset().datasetKey())
        .param("version", item.dataset().version())
        .param("item", item.itemId())
        .param("cause", cause)
        .param("reason", reason)
        .param("by", by)
        .param("now", at(now))
        .update();
    jdbc.sql(
            """
            UPDATE assignment a
               SET state = 'CLOSED', annotator_id = NULL, leased_until = NULL
              FROM batch b
             WHERE a.item_id = :item AND a.state IN ('OPEN', 'LEASED') AND b.id = a.batch_id
               AND b.version = :version AND b.state IN ('CREATED', 'LABELING', 'SUBMITTED')
            """)
        .param("item", item.itemId())
        .param("version", item.dataset().version())
        .update();
  }

  /** How many items of a batch are blocked now. */
  long blocked(String batchId) {
    return jdbc.sql(
            """
            SELECT count(DISTINCT k.item_id)
              FROM batch b
              JOIN item_block k ON k.dataset_key = b.dataset_key AND k.version = b.version
                               AND k.until_at IS NULL
              JOIN assignment a ON a.batch_id = b.id AND a.item_id = k.item_id
             WHERE b.id = :batch
            """)
        .param("batch", batchId)
        .query(Long.class)
        .single();
  }

  Set<Long> withdrawn(DatasetVersionId dataset) {
    return jdbc.sql(
            "SELECT item_id FROM item_withdrawal WHERE dataset_key = :dataset AND version = :version")
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(Long.class)
        .set();
  }

  /**
   * When each unfilled item of a batch was blocked since an instant, by item; an item that never
   * was has no times. Nothing is read of the slots unless something of the version was blocked.
   */
  Map<Long, List<Span>> unfilled(Batch batch, Instant from) {
    Map<Long, List<Span>> spans = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT u.item_id, k.from_at, k.until_at
              FROM (SELECT DISTINCT item_id FROM assignment
                     WHERE batch_id = :batch AND state IN ('OPEN', 'LEASED')) u
              LEFT JOIN item_block k ON k.dataset_key = :dataset AND k.version = :version
                                    AND k.item_id = u.item_id
                                    AND (k.until_at IS NULL OR k.until_at > :from)
             WHERE EXISTS (SELECT FROM item_block
                            WHERE dataset_key = :dataset AND version = :version
                              AND (until_at IS NULL OR until_at > :from))
             ORDER BY u.item_id, k.from_at
            """)
        .param("batch", batch.id())
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("from", at(from))
        .query(
            row -> {
              List<Span> times =
                  spans.computeIfAbsent(row.getLong("item_id"), _ -> new ArrayList<>());
              OffsetDateTime began = row.getObject("from_at", OffsetDateTime.class);
              OffsetDateTime ended = row.getObject("until_at", OffsetDateTime.class);
              if (began != null) {
                times.add(new Span(began.toInstant(), ended == null ? null : ended.toInstant()));
              }
            });
    return spans;
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
