package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The label slots of batches: (batch, item, pass), changed in sets. */
@Component
class Slots {

  private final JdbcClient jdbc;

  Slots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Cuts items, in their order, into the batches numbered from {@code first} on. */
  void cut(DatasetVersionId dataset, int first, int size, int labelsPerItem, List<Long> items) {
    cut(dataset, first, size, labelsPerItem, items, true);
  }

  /** The same with as many labels for each item, whatever items ask for themselves. */
  void cutEvenly(DatasetVersionId dataset, int first, int size, int labels, List<Long> items) {
    cut(dataset, first, size, labels, items, false);
  }

  private void cut(
      DatasetVersionId dataset,
      int first,
      int size,
      int labels,
      List<Long> items,
      boolean asItemsAsk) {
    jdbc.sql(
            """
            INSERT INTO assignment (batch_id, item_id, pass, state)
            SELECT b.id, i.id, p.pass, 'OPEN'
              FROM unnest(:items::bigint[]) WITH ORDINALITY AS cut(item_id, place)
              JOIN item i ON i.id = cut.item_id AND i.dataset_key = :dataset
              JOIN batch b ON b.dataset_key = :dataset AND b.version = :version
                          AND b.number = :first + (cut.place - 1) / :size
             CROSS JOIN LATERAL
                   generate_series(
                     1, coalesce(CASE WHEN :own THEN i.labels_required END, :labels)) AS p(pass)
             WHERE NOT EXISTS (SELECT FROM item_withdrawal w
                                WHERE w.item_id = i.id AND w.version = :version)
            """)
        .param("items", items.toArray(Long[]::new))
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("first", first)
        .param("size", size)
        .param("labels", labels)
        .param("own", asItemsAsk)
        .update();
  }

  /**
   * Gives gold as many passes as most of the work has, where items ask for their own number: an
   * item that is asked for less often than its neighbours stands out.
   */
  void disguise(DatasetVersionId dataset, int first, int labelsPerItem, Set<Long> gold) {
    if (gold.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            WITH cut AS (
              SELECT s.batch_id, s.item_id, max(s.pass) AS passes
                FROM assignment s JOIN batch b ON b.id = s.batch_id
               WHERE b.dataset_key = :dataset AND b.version = :version AND b.number >= :first
               GROUP BY s.batch_id, s.item_id),
            usual AS (
              SELECT coalesce(mode() WITHIN GROUP (ORDER BY passes), :labels) AS passes
                FROM cut WHERE item_id <> ALL (:gold::bigint[])),
            other AS (
              SELECT cut.batch_id, cut.item_id, cut.passes AS has, usual.passes AS wants
                FROM cut CROSS JOIN usual
               WHERE cut.item_id = ANY (:gold) AND cut.passes <> usual.passes),
            fewer AS (
              DELETE FROM assignment s USING other o
               WHERE s.batch_id = o.batch_id AND s.item_id = o.item_id AND s.pass > o.wants)
            INSERT INTO assignment (batch_id, item_id, pass, state)
            SELECT o.batch_id, o.item_id, p.pass, 'OPEN'
              FROM other o CROSS JOIN LATERAL generate_series(o.has + 1, o.wants) AS p(pass)
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("first", first)
        .param("labels", labelsPerItem)
        .param("gold", gold.toArray(Long[]::new))
        .update();
  }

  /**
   * Counts a new wave in at once, by which claims are planned; else that happens a minute later.
   */
  void analyze() {
    jdbc.sql("ANALYZE assignment").update();
  }

  List<Long> items(String batchId) {
    return jdbc.sql("SELECT DISTINCT item_id FROM assignment WHERE batch_id = :batch ORDER BY 1")
        .param("batch", batchId)
        .query(Long.class)
        .list();
  }

  /** Counts, since EXISTS has slots of all batches read for the first that may be unfilled. */
  boolean anyUnfilled(String batchId) {
    return jdbc.sql(
            """
            SELECT count(*) > 0 FROM assignment
             WHERE batch_id = :batch AND state IN ('OPEN', 'LEASED')
            """)
        .param("batch", batchId)
        .query(Boolean.class)
        .single();
  }

  boolean anyFinishedItem(String batchId) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM assignment WHERE batch_id = :batch
                            GROUP BY item_id HAVING bool_and(state NOT IN ('OPEN', 'LEASED')))
            """)
        .param("batch", batchId)
        .query(Boolean.class)
        .single();
  }

  /** Marks as done what a submission filled; whoever filled all it held needs no list of slots. */
  void fill(String batchId, HeldSlots held) {
    List<Long> done = held.doneAnnotators();
    if (!done.isEmpty()) {
      jdbc.sql(
              """
              UPDATE assignment SET state = 'DONE', leased_until = NULL
               WHERE batch_id = :batch AND state = 'LEASED'
                 AND annotator_id = ANY (:annotators::bigint[])
              """)
          .param("batch", batchId)
          .param("annotators", done.toArray(Long[]::new))
          .update();
    }
    List<HeldSlot> others = held.filledOfOthers();
    if (!others.isEmpty()) {
      jdbc.sql(
              """
              UPDATE assignment a SET state = 'DONE', leased_until = NULL
                FROM unnest(:items::bigint[], :passes::int[]) AS s(item_id, pass)
               WHERE a.batch_id = :batch AND a.item_id = s.item_id AND a.pass = s.pass
              """)
          .param("batch", batchId)
          .param("items", others.stream().map(HeldSlot::itemId).toArray(Long[]::new))
          .param("passes", others.stream().map(HeldSlot::pass).toArray(Integer[]::new))
          .update();
    }
  }

  /** Takes every lease back; what was submitted stays. */
  int revokeLeases(String batchId) {
    return jdbc.sql(
            """
            UPDATE assignment SET state = 'OPEN', annotator_id = NULL, leased_until = NULL,
                                  guideline_version = NULL, repeat = 1
             WHERE batch_id = :batch AND state = 'LEASED'
            """)
        .param("batch", batchId)
        .update();
  }

  /** Closes what is unfilled; a reopened slot that got no replacement keeps its earlier label. */
  void close(String batchId) {
    if (!anyUnfilled(batchId)) {
      return;
    }
    revokeLeases(batchId);
    jdbc.sql(
            """
            UPDATE assignment a
               SET state = 'DONE', annotator_id = n.annotator_id, repeat = n.repeat,
                   guideline_version = n.guideline_version
              FROM annotation n
             WHERE a.batch_id = :batch AND a.state = 'OPEN' AND n.batch_id = a.batch_id
               AND n.item_id = a.item_id AND n.pass = a.pass AND n.superseded_at IS NULL
            """)
        .param("batch", batchId)
        .update();
    jdbc.sql("UPDATE assignment SET state = 'CLOSED' WHERE batch_id = :batch AND state = 'OPEN'")
        .param("batch", batchId)
        .update();
  }

  /** Moves the items that still miss a label, with the labels they have, to another batch. */
  void moveUnfinished(String batchId, String otherBatchId) {
    revokeLeases(batchId);
    jdbc.sql(
            """
            UPDATE assignment SET batch_id = :other, round = 1
             WHERE batch_id = :batch
               AND item_id IN (SELECT item_id FROM assignment
                                WHERE batch_id = :batch AND state = 'OPEN')
            """)
        .param("batch", batchId)
        .param("other", otherBatchId)
        .update();
    jdbc.sql(
            """
            UPDATE annotation n SET batch_id = :other
             WHERE n.batch_id = :batch
               AND n.item_id IN (SELECT item_id FROM assignment WHERE batch_id = :other)
            """)
        .param("batch", batchId)
        .param("other", otherBatchId)
        .update();
  }

  /** Reopens slots for another round and tells how many. */
  int reopen(String batchId, int round, ReworkOrder order) {
    return jdbc.sql(
            """
            UPDATE assignment
               SET state = 'OPEN', round = :round, annotator_id = NULL, leased_until = NULL,
                   guideline_version = NULL, repeat = 1
             WHERE batch_id = :batch
               AND NOT EXISTS (SELECT FROM item_withdrawal w JOIN batch b ON b.id = :batch
                                WHERE w.item_id = assignment.item_id AND w.version = b.version)
               AND CASE :scope
                     WHEN 'FLAGGED_ANNOTATORS' THEN annotator_id = ANY (:annotators::bigint[])
                     WHEN 'ITEMS_IN_QUESTION' THEN item_id = ANY (:items::bigint[])
                     ELSE TRUE END
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("scope", order.scope().name())
        .param("annotators", order.annotators().toArray(Long[]::new))
        .param("items", order.items().toArray(Long[]::new))
        .update();
  }

  /** Adds one slot to each of these items and tells how many were added. */
  int extend(String batchId, int round, Collection<Long> items) {
    return jdbc.sql(
            """
            INSERT INTO assignment (batch_id, item_id, pass, round, overlap_round, state)
            SELECT batch_id, item_id, 1 + max(pass), :round, :round, 'OPEN' FROM assignment
             WHERE batch_id = :batch AND item_id = ANY (:items::bigint[])
               AND NOT EXISTS (SELECT FROM item_withdrawal w JOIN batch b ON b.id = :batch
                                WHERE w.item_id = assignment.item_id AND w.version = b.version)
             GROUP BY batch_id, item_id
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("items", items.toArray(Long[]::new))
        .update();
  }

  /** Keeps annotators from getting more of a batch. */
  void bar(String batchId, Collection<Long> annotators) {
    jdbc.sql(
            """
            INSERT INTO batch_barred (batch_id, annotator_id)
            SELECT :batch, unnest(:annotators::bigint[]) ON CONFLICT DO NOTHING
            """)
        .param("batch", batchId)
        .param("annotators", annotators.toArray(Long[]::new))
        .update();
  }

  /** Bars from a batch whoever is barred from the one it goes on with. */
  void barAsIn(String batchId, String otherBatchId) {
    jdbc.sql(
            """
            INSERT INTO batch_barred (batch_id, annotator_id)
            SELECT :other, annotator_id FROM batch_barred WHERE batch_id = :batch
            ON CONFLICT DO NOTHING
            """)
        .param("batch", batchId)
        .param("other", otherBatchId)
        .update();
  }
}
