package io.labelops.release;

import io.labelops.guideline.Guidelines;
import io.labelops.program.Datasets;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that the work is done: batches, their gates, reviews, and how many items have a label. */
@Component
class LabelChecks {

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final Guidelines guidelines;

  LabelChecks(JdbcClient jdbc, Datasets datasets, Guidelines guidelines) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.guidelines = guidelines;
  }

  List<ReleaseCheck> measure(DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy) {
    Links links = new Links(dataset);
    return List.of(
        batchesSettled(dataset, policy, links),
        batchGates(dataset, policy, links),
        reviewsDecided(dataset, policy, links),
        coverage(dataset, policy, links),
        staleGuideline(dataset, links));
  }

  private ReleaseCheck batchesSettled(
      DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy, Links links) {
    Share open =
        share(
            dataset,
            """
            SELECT count(*) FILTER (WHERE state IN ('CREATED', 'LABELING', 'SUBMITTED')), count(*)
              FROM batch WHERE dataset_key = :key AND version = :version
            """);
    return ReleaseCheck.count(
            CheckName.BATCHES_SETTLED,
            open.part(),
            policy.terms().maxOpenBatches(),
            open.whole(),
            policy.version(),
            links.batches())
        .noting("batches still open");
  }

  private ReleaseCheck batchGates(
      DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy, Links links) {
    Share ungated =
        share(
            dataset,
            """
            SELECT count(*) FILTER (WHERE NOT EXISTS (
                     SELECT 1 FROM v_gate_result g
                      WHERE g.dataset_key = b.dataset_key AND g.version = b.version
                        AND g.gate = 'BATCH' AND g.subject = b.id AND g.outcome IS NOT NULL)),
                   count(*)
              FROM batch b
             WHERE b.dataset_key = :key AND b.version = :version AND b.state = 'ACCEPTED'
            """);
    return ReleaseCheck.count(
            CheckName.BATCH_GATES,
            ungated.part(),
            0,
            ungated.whole(),
            policy.version(),
            links.gateResults())
        .noting("accepted batches without a decided quality gate");
  }

  private ReleaseCheck reviewsDecided(
      DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy, Links links) {
    Share open =
        share(
            dataset,
            """
            SELECT count(*) FILTER (WHERE r.state = 'OPEN'), count(*)
              FROM v_review_item r
              JOIN batch b ON b.id = r.batch_id AND b.round = r.round AND b.state = 'ACCEPTED'
             WHERE r.dataset_key = :key AND r.version = :version
            """);
    return ReleaseCheck.count(
            CheckName.REVIEWS_DECIDED,
            open.part(),
            0,
            open.whole(),
            policy.version(),
            links.batches())
        .noting("reviews and adjudications still open in accepted batches");
  }

  private ReleaseCheck coverage(
      DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy, Links links) {
    Share labelled =
        share(
            dataset,
            """
            SELECT count(f.item_id), count(*)
              FROM item i
              LEFT JOIN final_label f
                ON f.item_id = i.id AND f.dataset_key = :key AND f.version = :version
             WHERE i.dataset_key = :key
               AND NOT EXISTS (SELECT 1 FROM v_planted_gold g
                                WHERE g.dataset_key = i.dataset_key AND g.item_id = i.id
                                  AND g.from_version <= :version)
               AND NOT EXISTS (SELECT FROM item_withdrawal w
                                WHERE w.item_id = i.id AND w.version = :version)
            """);
    double least = policy.terms().minCoverage();
    return new ReleaseCheck(
        CheckName.COVERAGE.written(),
        labelled.whole() > 0 && labelled.value() >= least ? CheckOutcome.PASS : CheckOutcome.FAIL,
        labelled.value(),
        least,
        labelled.whole(),
        null,
        null,
        policy.version(),
        links.batches(),
        "items with a final label; gold and withdrawn items are left out");
  }

  private ReleaseCheck staleGuideline(DatasetVersionId dataset, Links links) {
    String current = guidelines.current(datasets.require(dataset).guidelineKey()).version();
    Share stale =
        jdbc.sql(
                """
                SELECT count(*) FILTER (WHERE a.guideline_version <> :current), count(*)
                  FROM final_label f
                  JOIN annotation a ON a.batch_id = f.batch_id AND a.item_id = f.item_id
                                   AND a.superseded_at IS NULL
                 WHERE f.dataset_key = :key AND f.version = :version
                """)
            .param("key", dataset.datasetKey())
            .param("version", dataset.version())
            .param("current", current)
            .query((row, _) -> new Share(row.getInt(1), row.getInt(2)))
            .single();
    return ReleaseCheck.information(
        CheckName.STALE_GUIDELINE,
        stale.value(),
        stale.whole(),
        links.batches(),
        "share of labels made under an older guideline than " + current + "; for information");
  }

  private Share share(DatasetVersionId dataset, String sql) {
    return jdbc.sql(sql)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query((row, _) -> new Share(row.getInt(1), row.getInt(2)))
        .single();
  }

  private record Share(int part, int whole) {

    double value() {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }
}
