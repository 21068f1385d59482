package io.labelops.pilot;

import io.labelops.annotation.PilotBatches;
import io.labelops.program.Dataset;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the labels of a pilot's rounds, who made them and what they cost. */
@Component
class PilotVotes {

  private static final String LABELS =
      """
        FROM batch b
        JOIN annotation n ON n.batch_id = b.id AND n.superseded_at IS NULL
       WHERE b.dataset_key = :dataset AND b.version = :version AND b.wave = :wave
         AND b.kind = 'PILOT'
      """;

  private final JdbcClient jdbc;

  PilotVotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<PilotVote> of(DatasetVersionId dataset, int round) {
    return labels(
            """
            SELECT v.*, i.key AS item FROM (
              SELECT n.item_id, n.annotator_id, n.label, n.seconds_spent AS seconds,
                     split_part(n.guideline_version, '.', 1)::int AS major
            """
                + LABELS
                + ") v JOIN item i ON i.id = v.item_id ORDER BY i.key, v.annotator_id",
            dataset,
            round)
        .query(PilotVote.class)
        .list();
  }

  /** The mean rate of a round's labels by the contracts in force; 0 without labels. */
  BigDecimal rate(DatasetVersionId dataset, int round) {
    return labels(
            """
            SELECT coalesce(avg(c.rate_per_label), 0) FROM (
              SELECT b.vendor_key
            """
                + LABELS
                + """
            ) made
              JOIN dataset d ON d.key = :dataset
              JOIN LATERAL (
                SELECT rate_per_label FROM contract
                 WHERE vendor_key = made.vendor_key AND program_key = d.program_key
                 ORDER BY version DESC LIMIT 1) c ON TRUE
            """,
            dataset,
            round)
        .query(BigDecimal.class)
        .single();
  }

  /** The items that are work of a dataset, and how many labels production asks for. */
  Work work(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT count(*) AS items, coalesce(sum(coalesce(i.labels_required, :labels)), 0) AS labels,
                   coalesce(max(coalesce(i.labels_required, :labels)), :labels) AS most_labels
              FROM item i
             WHERE i.dataset_key = :dataset
               AND NOT EXISTS (SELECT FROM gold_item g
                                WHERE g.dataset_key = i.dataset_key AND g.item_id = i.id)
            """)
        .param("dataset", dataset.key())
        .param("labels", dataset.labelsPerItem())
        .query(Work.class)
        .single();
  }

  /** Items of a dataset and the labels they need; {@code mostLabels} is the most of one item. */
  record Work(long items, long labels, int mostLabels) {}

  private JdbcClient.StatementSpec labels(String sql, DatasetVersionId dataset, int round) {
    return jdbc.sql(sql)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("wave", PilotBatches.wave(round));
  }
}
