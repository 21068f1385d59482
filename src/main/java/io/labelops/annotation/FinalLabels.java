package io.labelops.annotation;

import io.labelops.program.Dataset;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the labels a batch is accepted with. */
@Component
class FinalLabels {

  private final JdbcClient jdbc;
  private final Terms terms;
  private final MergedLabels merged;
  private final BlockRows blocks;
  private final Clock clock;

  FinalLabels(JdbcClient jdbc, Terms terms, MergedLabels merged, BlockRows blocks, Clock clock) {
    this.jdbc = jdbc;
    this.terms = terms;
    this.merged = merged;
    this.blocks = blocks;
    this.clock = clock;
  }

  /**
   * A decided label stands above the votes; a tie without one gets no label; gold and withdrawn
   * items are left out. A batch opened later was opened because of this one, so its labels stay.
   */
  int write(Batch batch, Set<Long> goldItems, Map<Long, DecidedLabel> decided) {
    Dataset dataset = terms.dataset(batch.dataset());
    Set<Long> leftOut = new HashSet<>(goldItems);
    leftOut.addAll(blocks.withdrawn(batch.dataset()));
    return dataset.taskType().isNominal()
        ? count(batch, leftOut, decided)
        : merged.write(batch, dataset, leftOut, decided);
  }

  private int count(Batch batch, Set<Long> leftOut, Map<Long, DecidedLabel> decided) {
    List<Map.Entry<Long, DecidedLabel>> rows = List.copyOf(decided.entrySet());
    return jdbc.sql(
            """
            WITH votes AS (
              SELECT item_id, label, count(*) AS support,
                     sum(count(*)) OVER (PARTITION BY item_id) AS votes,
                     rank() OVER (PARTITION BY item_id ORDER BY count(*) DESC) AS place,
                     count(*) OVER (PARTITION BY item_id, count(*)) AS tied
                FROM annotation
               WHERE batch_id = :batch AND superseded_at IS NULL
               GROUP BY item_id, label),
            majority AS (SELECT item_id, label FROM votes WHERE place = 1 AND tied = 1),
            decided AS (
              SELECT * FROM unnest(:items::bigint[], :labels::text[], :origins::text[])
                         AS d(item_id, label, origin)),
            settled AS (
              SELECT i.item_id, coalesce(d.label, m.label) AS label,
                     coalesce(d.origin, 'MAJORITY') AS origin
                FROM (SELECT DISTINCT item_id FROM assignment WHERE batch_id = :batch) i
                LEFT JOIN decided d USING (item_id)
                LEFT JOIN majority m USING (item_id)
               WHERE i.item_id <> ALL (:gold::bigint[])
                 AND coalesce(d.label, m.label) IS NOT NULL)
            INSERT INTO final_label AS known
                   (dataset_key, version, item_id, batch_id, label, origin, support, votes, decided_at)
            SELECT :dataset, :version, s.item_id, :batch, s.label, s.origin,
                   coalesce(v.support, 0), coalesce(t.votes, 0), :now
              FROM settled s
              LEFT JOIN votes v ON v.item_id = s.item_id AND v.label = s.label
              LEFT JOIN (SELECT item_id, max(votes) AS votes FROM votes GROUP BY item_id) t
                ON t.item_id = s.item_id
            ON CONFLICT (dataset_key, version, item_id) DO UPDATE
               SET batch_id = excluded.batch_id, label = excluded.label, origin = excluded.origin,
                   support = excluded.support, votes = excluded.votes,
                   decided_at = excluded.decided_at
             WHERE (SELECT number FROM batch WHERE id = known.batch_id) <= :number
            """)
        .param("batch", batch.id())
        .param("items", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
        .param("labels", rows.stream().map(row -> row.getValue().label()).toArray(String[]::new))
        .param(
            "origins",
            rows.stream().map(row -> row.getValue().origin().name()).toArray(String[]::new))
        .param("gold", leftOut.toArray(Long[]::new))
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("number", batch.origin().number())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }
}
