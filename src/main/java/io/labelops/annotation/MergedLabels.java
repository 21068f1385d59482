package io.labelops.annotation;

import io.labelops.program.Dataset;
import io.labelops.program.LabelRulebook;
import io.labelops.task.LabelRules;
import io.labelops.task.Settled;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes final labels of task types whose labels are not counted but put together. */
@Component
class MergedLabels {

  private record Row(long itemId, String label, LabelOrigin origin, int support, int votes) {}

  private final JdbcClient jdbc;
  private final LabelRulebook rulebook;
  private final Clock clock;

  MergedLabels(JdbcClient jdbc, LabelRulebook rulebook, Clock clock) {
    this.jdbc = jdbc;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** As {@link FinalLabels}, with the consensus of the task type. */
  int write(Batch batch, Dataset dataset, Set<Long> goldItems, Map<Long, DecidedLabel> decided) {
    LabelRules rules = rulebook.of(dataset);
    List<Row> rows = new ArrayList<>();
    votes(batch)
        .forEach(
            (itemId, votes) -> {
              Row row = row(rules, itemId, votes, decided.get(itemId));
              if (row != null && !goldItems.contains(itemId)) {
                rows.add(row);
              }
            });
    return insert(batch, rows);
  }

  private static @Nullable Row row(
      LabelRules rules, long itemId, Map<String, Integer> votes, @Nullable DecidedLabel decided) {
    if (decided != null) {
      return new Row(
          itemId,
          decided.label(),
          decided.origin(),
          votes.entrySet().stream()
              .filter(vote -> rules.isRight(vote.getKey(), decided.label()))
              .mapToInt(Map.Entry::getValue)
              .sum(),
          votes.values().stream().mapToInt(Integer::intValue).sum());
    }
    Settled settled = rules.settle(votes);
    return settled.label() == null
        ? null
        : new Row(
            itemId, settled.label(), LabelOrigin.MAJORITY, settled.support(), settled.votes());
  }

  /** Reads all items of the batch; those without a label have no votes. */
  private Map<Long, Map<String, Integer>> votes(Batch batch) {
    Map<Long, Map<String, Integer>> votes = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT i.item_id, n.label, count(n.id) AS times
              FROM (SELECT DISTINCT item_id FROM assignment WHERE batch_id = :batch) i
              LEFT JOIN annotation n ON n.batch_id = :batch AND n.item_id = i.item_id
                                    AND n.superseded_at IS NULL
             GROUP BY i.item_id, n.label ORDER BY i.item_id
            """)
        .param("batch", batch.id())
        .query(
            row -> {
              Map<String, Integer> given =
                  votes.computeIfAbsent(row.getLong("item_id"), _ -> new LinkedHashMap<>());
              if (row.getInt("times") > 0) {
                given.put(row.getString("label"), row.getInt("times"));
              }
            });
    return votes;
  }

  private int insert(Batch batch, List<Row> rows) {
    return jdbc.sql(
            """
            INSERT INTO final_label
                   (dataset_key, version, item_id, batch_id, label, origin, support, votes, decided_at)
            SELECT :dataset, :version, r.item_id, :batch, r.label, r.origin, r.support, r.votes, :now
              FROM unnest(:items::bigint[], :labels::text[], :origins::text[], :supports::int[],
                          :votes::int[]) AS r(item_id, label, origin, support, votes)
            ON CONFLICT (dataset_key, version, item_id) DO UPDATE
               SET batch_id = excluded.batch_id, label = excluded.label, origin = excluded.origin,
                   support = excluded.support, votes = excluded.votes,
                   decided_at = excluded.decided_at
            """)
        .param("batch", batch.id())
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("items", rows.stream().map(Row::itemId).toArray(Long[]::new))
        .param("labels", rows.stream().map(Row::label).toArray(String[]::new))
        .param("origins", rows.stream().map(row -> row.origin().name()).toArray(String[]::new))
        .param("supports", rows.stream().map(Row::support).toArray(Integer[]::new))
        .param("votes", rows.stream().map(Row::votes).toArray(Integer[]::new))
        .param("now", OffsetDateTime.now(clock))
        .update();
  }
}
