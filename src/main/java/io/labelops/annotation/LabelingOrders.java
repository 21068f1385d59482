package io.labelops.annotation;

import io.labelops.intake.Items;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which items of a version are labelled first; the newest order holds.
 *
 * <p>Batches that are cut later are filled in this order, and of a batch that is open its items are
 * claimed in it. Without an order both are shuffled.
 */
@Service
public class LabelingOrders {

  private final Items items;
  private final JdbcClient jdbc;
  private final Clock clock;

  LabelingOrders(Items items, JdbcClient jdbc, Clock clock) {
    this.items = items;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Puts items in order, the first first, in the place of any order before. */
  @Transactional
  public LabelingOrder put(
      DatasetVersionId id, String strategy, long seed, String source, long[] items, String actor) {
    Locks.hold(jdbc, "labelops-order:" + id);
    query("DELETE FROM labeling_place WHERE dataset_key = :dataset AND version = :version", id)
        .update();
    query(
            """
            INSERT INTO labeling_place (dataset_key, version, item_id, place)
            SELECT :dataset, :version, item_id, place
              FROM unnest(:items::bigint[]) WITH ORDINALITY AS o(item_id, place)
            """,
            id)
        .param("items", Arrays.stream(items).boxed().toArray(Long[]::new))
        .update();
    return query(
            """
            INSERT INTO labeling_order (dataset_key, version, strategy, seed, source, items, order_hash,
                                        ordered_at, ordered_by)
            SELECT :dataset, :version, :strategy, :seed, :source, count(*),
                   encode(sha256(convert_to(coalesce(string_agg(i.key || E'\\n', '' ORDER BY p.place), ''),
                                            'UTF8')), 'hex'),
                   :now, :actor
              FROM labeling_place p JOIN item i ON i.id = p.item_id
             WHERE p.dataset_key = :dataset AND p.version = :version
            RETURNING *
            """,
            id)
        .param("strategy", strategy)
        .param("seed", seed)
        .param("source", source)
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .query(LabelingOrder.class)
        .single();
  }

  /** Lists the orders of a version, newest first, at most 100. */
  public List<LabelingOrder> list(DatasetVersionId id) {
    return query(
            """
            SELECT * FROM labeling_order WHERE dataset_key = :dataset AND version = :version
             ORDER BY id DESC LIMIT 100
            """,
            id)
        .query(LabelingOrder.class)
        .list();
  }

  /** All items as they are to be labelled: those with a place, then the others, shuffled. */
  List<Long> of(DatasetVersionId id) {
    Set<Long> ordered = new LinkedHashSet<>();
    query(
            """
            SELECT item_id FROM labeling_place WHERE dataset_key = :dataset AND version = :version
             ORDER BY place
            """,
            id)
        .query(
            row -> {
              ordered.add(row.getLong("item_id"));
            });
    ordered.addAll(items.shuffled(id.datasetKey()));
    return List.copyOf(ordered);
  }

  private JdbcClient.StatementSpec query(String sql, DatasetVersionId id) {
    return jdbc.sql(sql).param("dataset", id.datasetKey()).param("version", id.version());
  }
}
