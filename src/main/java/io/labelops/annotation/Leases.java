package io.labelops.annotation;

import io.labelops.shared.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leases in PostgreSQL: an open slot, or one whose lease ran out, can be leased. */
@Component
class Leases {

  /** In an order of its own, since rows come as they lie, and gold may lie behind the work. */
  private static final String LEASED =
      """
      , leased AS (
        UPDATE assignment a
           SET state = 'LEASED', annotator_id = :annotator, repeat = next.repeat,
               leased_until = :until, guideline_version = :guideline
          FROM next JOIN item i ON i.id = next.item_id
         WHERE a.batch_id = :batch AND a.item_id = next.item_id AND a.pass = next.pass
        RETURNING i.key, a.pass, a.round, a.repeat, a.guideline_version, a.leased_until,
                  i.payload::text AS payload, a.item_id)
      SELECT * FROM leased ORDER BY md5(item_id::text), repeat
      """;

  private final JdbcClient jdbc;

  Leases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps one annotator from claiming twice at once, which could give both passes of an item. */
  void lockAnnotator(long annotatorId) {
    Locks.hold(jdbc, "labelops-annotator:" + annotatorId);
  }

  /**
   * Leases the next items of a batch that the annotator neither labelled nor holds anywhere in the
   * dataset version and is not barred from. Slots that others are just claiming are skipped, items
   * that a question is open on left out, by an index of those alone. Those with a place in the
   * labeling order go first; what is leased comes in an order that does not show where gold was
   * put.
   *
   * <p>OFFSET 0 has each item looked up by index: as a join, planned while the tables' statistics
   * are still those from before a wave was opened, it read the whole dataset for every slot; with
   * the batches first, every batch of it.
   */
  List<Lease> next(Batch batch, long annotatorId, int count, LeaseTerms lease, Instant now) {
    return jdbc.sql(
            """
            WITH next AS MATERIALIZED (
              SELECT slot.item_id, slot.pass, 1 AS repeat FROM (
                SELECT a.item_id FROM assignment a
                 WHERE a.batch_id = :batch
                   AND (a.state = 'OPEN' OR a.state = 'LEASED' AND a.leased_until < :now)
                   AND NOT EXISTS (
                     SELECT FROM item_block k
                      WHERE k.item_id = a.item_id AND k.version = :version
                        AND k.until_at IS NULL OFFSET 0)
                   AND NOT EXISTS (
                     SELECT FROM annotation n
                      WHERE n.dataset_key = :dataset AND n.version = :version
                        AND n.item_id = a.item_id AND n.annotator_id = :annotator OFFSET 0)
                   AND NOT EXISTS (
                     SELECT FROM (
                       SELECT o.batch_id FROM assignment o
                        WHERE o.item_id = a.item_id AND o.annotator_id = :annotator
                          AND o.state = 'LEASED' AND o.leased_until >= :now OFFSET 0) held
                       JOIN batch b ON b.id = held.batch_id
                      WHERE b.dataset_key = :dataset AND b.version = :version OFFSET 0)
                   AND NOT EXISTS (
                     SELECT FROM item_bar x
                      WHERE x.annotator_id = :annotator AND x.item_id = a.item_id OFFSET 0)
                 GROUP BY a.item_id
                 ORDER BY (SELECT o.place FROM labeling_place o
                            WHERE o.dataset_key = :dataset AND o.version = :version
                              AND o.item_id = a.item_id), md5(a.item_id::text), a.item_id) candidate
              CROSS JOIN LATERAL (
                SELECT s.item_id, s.pass FROM assignment s
                 WHERE s.batch_id = :batch AND s.item_id = candidate.item_id
                   AND (s.state = 'OPEN' OR s.state = 'LEASED' AND s.leased_until < :now)
                 ORDER BY s.annotator_id IS NOT DISTINCT FROM :annotator DESC, s.pass
                 LIMIT 1 FOR UPDATE SKIP LOCKED) slot
              LIMIT :count)
            """
                + LEASED)
        .param("batch", batch.id())
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("annotator", annotatorId)
        .param("count", count)
        .param("now", at(now))
        .param("until", at(now.plus(lease.length())))
        .param("guideline", lease.guidelineVersion())
        .query(Leases::lease)
        .list();
  }

  /**
   * Leases slots of exactly these items of a batch the caller has locked; each further time an item
   * is named for an annotator is a further repeat.
   */
  List<Lease> exactly(
      Batch batch, long annotatorId, List<String> items, LeaseTerms lease, Instant now) {
    return jdbc.sql(
            """
            WITH wanted AS (
              SELECT i.id AS item_id, row_number() OVER (PARTITION BY i.id ORDER BY w.place) AS nth
                FROM unnest(:items::text[]) WITH ORDINALITY AS w(key, place)
                JOIN item i ON i.dataset_key = :dataset AND i.key = w.key),
            free AS (
              SELECT item_id, pass, row_number() OVER (PARTITION BY item_id ORDER BY pass) AS nth
                FROM assignment
               WHERE batch_id = :batch
                 AND (state = 'OPEN' OR state = 'LEASED' AND leased_until < :now)
                 AND NOT EXISTS (
                   SELECT FROM item_block k
                    WHERE k.item_id = assignment.item_id AND k.version = :version
                      AND k.until_at IS NULL OFFSET 0)),
            mine AS (
              SELECT item_id, max(repeat) AS repeats FROM (
                SELECT item_id, repeat FROM annotation
                 WHERE dataset_key = :dataset AND version = :version AND annotator_id = :annotator
                UNION ALL
                SELECT item_id, repeat FROM assignment
                 WHERE batch_id = :batch AND annotator_id = :annotator
                   AND state = 'LEASED' AND leased_until >= :now) held
               GROUP BY item_id),
            next AS (
              SELECT w.item_id, f.pass, coalesce(m.repeats, 0) + w.nth AS repeat
                FROM wanted w JOIN free f ON f.item_id = w.item_id AND f.nth = w.nth
                LEFT JOIN mine m ON m.item_id = w.item_id)
            """
                + LEASED)
        .param("batch", batch.id())
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("annotator", annotatorId)
        .param("items", items.toArray(String[]::new))
        .param("now", at(now))
        .param("until", at(now.plus(lease.length())))
        .param("guideline", lease.guidelineVersion())
        .query(Leases::lease)
        .list();
  }

  /** What the annotator holds in the batch; a lease that ran out counts until it is taken. */
  List<Lease> held(String batchId, long annotatorId) {
    return jdbc.sql(
            """
            SELECT i.key, a.pass, a.round, a.repeat, a.guideline_version, a.leased_until,
                   i.payload::text AS payload
              FROM assignment a JOIN item i ON i.id = a.item_id
             WHERE a.batch_id = :batch AND a.annotator_id = :annotator AND a.state = 'LEASED'
             ORDER BY md5(a.item_id::text), a.repeat
            """)
        .param("batch", batchId)
        .param("annotator", annotatorId)
        .query(Leases::lease)
        .list();
  }

  /** Gives back what the annotator holds in the batch. */
  int release(String batchId, long annotatorId) {
    return jdbc.sql(
            """
            UPDATE assignment
               SET state = 'OPEN', annotator_id = NULL, leased_until = NULL,
                   guideline_version = NULL, repeat = 1
             WHERE batch_id = :batch AND annotator_id = :annotator AND state = 'LEASED'
            """)
        .param("batch", batchId)
        .param("annotator", annotatorId)
        .update();
  }

  boolean isBarred(String batchId, long annotatorId) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM batch_barred
                            WHERE batch_id = :batch AND annotator_id = :annotator)
            """)
        .param("batch", batchId)
        .param("annotator", annotatorId)
        .query(Boolean.class)
        .single();
  }

  private static Lease lease(ResultSet row, int number) throws SQLException {
    return new Lease(
        row.getString("key"),
        row.getInt("pass"),
        row.getInt("round"),
        row.getInt("repeat"),
        row.getString("guideline_version"),
        row.getObject("leased_until", OffsetDateTime.class).toInstant(),
        row.getString("payload"));
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
