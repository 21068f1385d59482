package io.labelops.quality;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.LabelClass;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.workforce.CertificateScope;
import io.labelops.workforce.Certificates;
import io.labelops.workforce.Contracts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the measurement of a batch needs. */
@Component
class BatchReader {

  /**
   * An annotator who may label item s: active, certified where that is asked for, neither flagged
   * nor stopped, not barred from it and with no label of it.
   */
  private static final String SOMEBODY =
      """
      SELECT FROM annotator w
       WHERE w.vendor_key = :vendor AND w.active
         AND NOT w.id = ANY (:flagged::bigint[])
         AND NOT EXISTS (SELECT FROM v_annotator_stopped x
                          WHERE x.annotator_id = w.id AND x.dataset_key = :dataset)
         AND NOT EXISTS (SELECT FROM item_bar y
                          WHERE y.annotator_id = w.id AND y.item_id = s.item_id OFFSET 0)
         AND (NOT :certified OR EXISTS (SELECT FROM certificate c
                                         WHERE c.annotator_id = w.id AND %s))
         AND NOT EXISTS (SELECT FROM annotation a
                          WHERE a.annotator_id = w.id AND a.item_id = s.item_id
                            AND a.dataset_key = :dataset AND a.version = :version
                          OFFSET 0)
       OFFSET 0
      """
          .formatted(Certificates.VALID);

  private final Batches batches;
  private final Datasets datasets;
  private final Contracts contracts;
  private final Guidelines guidelines;
  private final JdbcClient jdbc;
  private final Clock clock;

  BatchReader(
      Batches batches,
      Datasets datasets,
      Contracts contracts,
      Guidelines guidelines,
      JdbcClient jdbc,
      Clock clock) {
    this.batches = batches;
    this.datasets = datasets;
    this.contracts = contracts;
    this.guidelines = guidelines;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  BatchSubject subject(String batchId) {
    BatchView batch = batches.require(batchId);
    Dataset dataset = datasets.require(batch.dataset());
    return new BatchSubject(
        batch, dataset, contracts.current(batch.vendorKey(), dataset.programKey()));
  }

  /** OFFSET 0 has each item looked up by index: as a join, all items of all datasets are read. */
  List<Vote> votes(String batchId) {
    return jdbc.sql(
            """
            SELECT a.item_id, i.key, a.annotator_id, a.label,
                   EXISTS (SELECT FROM assignment s
                            WHERE s.batch_id = a.batch_id AND s.item_id = a.item_id
                              AND s.pass = a.pass AND s.overlap_round IS NOT NULL) AS further
              FROM annotation a
             CROSS JOIN LATERAL (SELECT key FROM item WHERE id = a.item_id OFFSET 0) i
             WHERE a.batch_id = ? AND a.superseded_at IS NULL
               AND NOT EXISTS (SELECT FROM item_withdrawal w
                                WHERE w.item_id = a.item_id AND w.version = a.version)
             ORDER BY a.id
            """)
        .param(batchId)
        .query(
            (row, _) ->
                new Vote(
                    row.getLong("item_id"),
                    row.getString("key"),
                    row.getLong("annotator_id"),
                    row.getString("label"),
                    row.getBoolean("further")))
        .list();
  }

  /** Lists the codes of the classes that the batch's guideline has now. */
  List<String> codes(BatchSubject batch) {
    return guidelines.current(batch.settings().guidelineKey()).classes().stream()
        .map(LabelClass::code)
        .toList();
  }

  /**
   * Pools the latest first gold answers of each annotator with current labels in the batch.
   *
   * <p>The same as v_gold_answer tells, but read backwards from the newest label only until the
   * window is full, so that a long history costs no more. CASE keeps it so: as joins, all gold of
   * the program would be looked up for each annotator. The gold is hashed once, by item alone, as
   * 19 labels in 20 are of none; what else holds is asked of the rest only. Correct is what
   * gold_correct tells, written out, since a function is called for each label.
   *
   * <p>They count for the batch's program, task type and guideline, of the major version that the
   * batch was labelled under last.
   */
  List<AnnotatorGold> pooledGold(BatchSubject batch, BatchTerms terms) {
    double threshold = batch.goldThreshold(terms);
    return jdbc.sql(
            """
            WITH current AS MATERIALIZED (
              SELECT id, annotator_id, guideline_version FROM annotation
               WHERE batch_id = :batch AND superseded_at IS NULL),
            shown AS (
              SELECT split_part(guideline_version, '.', 1) AS major FROM current
               ORDER BY id DESC LIMIT 1)
            SELECT p.annotator_id, count(*) AS answers,
                   count(*) FILTER (WHERE latest.label = g.label OR EXISTS (
                     SELECT FROM gold_right r
                      WHERE r.annotation_id = latest.id AND r.expected = g.label)) AS correct
              FROM (SELECT DISTINCT annotator_id FROM current) p
             CROSS JOIN LATERAL (
               SELECT n.id, n.dataset_key, n.item_id, n.label FROM annotation n
                WHERE n.annotator_id = p.annotator_id
                  AND CASE WHEN n.item_id IN (
                    SELECT known.item_id FROM v_planted_gold known
                     WHERE known.program_key = :program AND known.task_type = :task
                       AND known.guideline_key = :guideline AND known.counts)
                  THEN EXISTS (
                    SELECT FROM gold_item known
                     WHERE known.dataset_key = n.dataset_key AND known.item_id = n.item_id
                       AND split_part(n.guideline_version, '.', 1) = (SELECT major FROM shown)
                       AND n.version >= known.from_version
                       AND n.submitted_at >= known.active_from
                       AND split_part(n.guideline_version, '.', 1)::int
                           BETWEEN known.major_from AND known.major_to)
                   AND NOT EXISTS (
                    SELECT FROM (SELECT version FROM dataset_version
                                  WHERE dataset_key = n.dataset_key OFFSET 0) v
                      JOIN annotation e ON e.dataset_key = n.dataset_key AND e.version = v.version
                     WHERE e.item_id = n.item_id AND e.annotator_id = n.annotator_id
                       AND e.id < n.id)
                  ELSE FALSE END
                ORDER BY n.id DESC LIMIT :window) latest
              JOIN gold_item g ON g.dataset_key = latest.dataset_key AND g.item_id = latest.item_id
             GROUP BY p.annotator_id ORDER BY p.annotator_id
            """)
        .param("batch", batch.batchId())
        .param("program", batch.programKey())
        .param("task", batch.settings().taskType().name())
        .param("guideline", batch.settings().guidelineKey())
        .param("window", terms.rollingWindow())
        .query(
            (row, _) ->
                AnnotatorGold.weigh(
                    row.getLong("annotator_id"),
                    row.getInt("correct"),
                    row.getInt("answers"),
                    threshold,
                    terms))
        .list();
  }

  /** Weighs the first gold answers that an annotator gave from a moment on. */
  AnnotatorGold goldSince(BatchSubject batch, BatchTerms terms, long annotatorId, Instant from) {
    return jdbc.sql(
            """
            SELECT count(*) AS answers, count(*) FILTER (WHERE correct) AS correct
              FROM v_gold_answer
             WHERE annotator_id = :annotator AND submitted_at > :from AND program_key = :program
               AND task_type = :task AND guideline_key = :guideline
               AND guideline_major = (SELECT split_part(guideline_version, '.', 1) FROM annotation
                                       WHERE batch_id = :batch AND superseded_at IS NULL
                                       ORDER BY id DESC LIMIT 1)
            """)
        .param("annotator", annotatorId)
        .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
        .param("program", batch.programKey())
        .param("task", batch.settings().taskType().name())
        .param("guideline", batch.settings().guidelineKey())
        .param("batch", batch.batchId())
        .query(
            (row, _) ->
                AnnotatorGold.weigh(
                    annotatorId,
                    row.getInt("correct"),
                    row.getInt("answers"),
                    batch.goldThreshold(terms),
                    terms))
        .single();
  }

  /** Finds those of the items that somebody of the vendor could still label. */
  Set<Long> extendable(BatchSubject batch, Collection<Long> itemIds, Collection<Long> flagged) {
    return jdbc.sql(
            """
            SELECT s.item_id FROM unnest(:items::bigint[]) AS s(item_id)
             WHERE EXISTS (
            """
                + SOMEBODY
                + ")")
        .params(somebody(batch, itemIds, flagged))
        .query(Long.class)
        .set();
  }

  /**
   * Tells whether the vendor has somebody who could label the items again: active, not flagged, and
   * without a label of the item, for nobody labels an item twice.
   *
   * @param itemIds the items to label again, all of the batch when empty
   */
  boolean furtherLabels(BatchSubject batch, Collection<Long> itemIds, Collection<Long> flagged) {
    return jdbc.sql(
            """
            SELECT NOT EXISTS (
              SELECT FROM (SELECT DISTINCT item_id FROM assignment WHERE batch_id = :batch) s
               WHERE (cardinality(:items::bigint[]) = 0 OR s.item_id = ANY (:items))
                 AND NOT EXISTS (
            """
                + SOMEBODY
                + "))")
        .params(somebody(batch, itemIds, flagged))
        .param("batch", batch.batchId())
        .query(Boolean.class)
        .single();
  }

  private Map<String, Object> somebody(
      BatchSubject batch, Collection<Long> itemIds, Collection<Long> flagged) {
    Map<String, Object> params =
        new HashMap<>(
            Certificates.valid(
                CertificateScope.of(batch.settings()),
                guidelines.current(batch.settings().guidelineKey()).major(),
                clock.instant()));
    params.put("certified", batch.settings().certificationRequired());
    params.put("vendor", batch.batch().vendorKey());
    params.put("dataset", batch.dataset().datasetKey());
    params.put("version", batch.dataset().version());
    params.put("items", itemIds.toArray(Long[]::new));
    params.put("flagged", flagged.toArray(Long[]::new));
    return params;
  }
}
