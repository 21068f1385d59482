package io.labelops.quality;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Annotators whose gold proved bad work in a dataset version, and what their earlier work puts at
 * risk.
 *
 * <p>A flag is about labels, not about the person: nobody is suspended by it. Labels are never
 * taken away either, since most of a careless annotator's labels are still right and most items
 * have a majority without them. What is pulled are the accepted items whose final label rests on a
 * flagged vote: without it another label would lead, or none. They are listed (v_suspect_item) for
 * the audit and the relabel wave, counted and priced in the batch's evidence, and logged.
 */
@Service
public class FlaggedAnnotators {

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Clock clock;

  FlaggedAnnotators(JdbcClient jdbc, Ledger ledger, Clock clock) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Lists the flagged annotators of a dataset version, whichever batch showed it. */
  public List<Long> of(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT annotator_id FROM flagged_annotator
             WHERE dataset_key = ? AND version = ? ORDER BY annotator_id
            """)
        .param(dataset.datasetKey())
        .param(dataset.version())
        .query(Long.class)
        .list();
  }

  /** Flags an annotator once and tells what accepted work that puts at risk. */
  PastWork flag(BatchSubject batch, String resultKey, AnnotatorGold gold) {
    DatasetVersionId dataset = batch.dataset();
    jdbc.sql(
            """
            INSERT INTO flagged_annotator (dataset_key, version, annotator_id, result_key, correct,
                                           answers, upper_bound, threshold, flagged_at)
            VALUES (:dataset, :version, :annotator, :result, :correct,
                    :answers, :upper, :threshold, :now)
            ON CONFLICT DO NOTHING
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("annotator", gold.annotatorId())
        .param("result", resultKey)
        .param("correct", gold.correct())
        .param("answers", gold.answers())
        .param("upper", gold.upper())
        .param("threshold", gold.threshold())
        .param("now", OffsetDateTime.now(clock))
        .update();
    PastWork pastWork = pastWork(batch, gold.annotatorId());
    ledger.record(
        new Decision(
            "flag:%s:%d".formatted(dataset, gold.annotatorId()),
            null,
            "labelops",
            "FLAG_ANNOTATOR",
            dataset,
            "annotator:" + gold.annotatorId(),
            "%d of %d gold answers right, upper bound %.3f below %.3f"
                .formatted(gold.correct(), gold.answers(), gold.upper(), gold.threshold()),
            pastWork));
    return pastWork;
  }

  private PastWork pastWork(BatchSubject batch, long annotatorId) {
    return jdbc.sql(
            """
            SELECT count(a.id) AS labels, count(DISTINCT a.batch_id) AS batches,
                   coalesce(sum(c.rate_per_label), 0) AS cost,
                   coalesce(max(c.currency), max(p.currency)) AS currency,
                   count(DISTINCT s.item_id) AS suspect
              FROM dataset d
              JOIN program p ON p.key = d.program_key
              LEFT JOIN batch b ON b.dataset_key = d.key AND b.version = :version
                               AND b.state = 'ACCEPTED'
              LEFT JOIN annotation a ON a.batch_id = b.id AND a.annotator_id = :annotator
                                    AND a.superseded_at IS NULL
                                    AND NOT EXISTS (SELECT FROM v_planted_gold g
                                                     WHERE g.dataset_key = a.dataset_key
                                                       AND g.item_id = a.item_id
                                                       AND g.from_version <= a.version)
              LEFT JOIN v_suspect_item s ON s.dataset_key = d.key AND s.version = :version
                                        AND s.item_id = a.item_id
              LEFT JOIN LATERAL (
                SELECT rate_per_label, currency FROM contract
                 WHERE vendor_key = (SELECT vendor_key FROM annotator WHERE id = :annotator)
                   AND program_key = d.program_key
                   AND valid_from <= a.submitted_at
                 ORDER BY contract.version DESC LIMIT 1) c ON TRUE
             WHERE d.key = :dataset
            """)
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("annotator", annotatorId)
        .query(
            (row, _) ->
                new PastWork(
                    annotatorId,
                    row.getInt("labels"),
                    row.getInt("batches"),
                    row.getBigDecimal("cost"),
                    row.getString("currency"),
                    row.getInt("suspect")))
        .single();
  }
}
