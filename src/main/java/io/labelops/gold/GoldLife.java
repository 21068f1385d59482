package io.labelops.gold;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves gold items from state to state, and writes into their history who did it and why. */
@Component
class GoldLife {

  private final JdbcClient jdbc;
  private final Clock clock;

  GoldLife(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Moves those of the items that are in one of the states; answers how many. */
  int move(String datasetKey, Collection<Long> items, Set<GoldState> from, GoldMove move) {
    return jdbc.sql(
            """
            WITH moved AS (
              UPDATE gold_item SET state = :to, counts = :counts
               WHERE dataset_key = :dataset AND item_id = ANY (:items::bigint[])
                 AND state = ANY (:from::text[])
              RETURNING dataset_key, item_id, label)
            INSERT INTO gold_history (dataset_key, item_id, at, actor, state, label, reason)
            SELECT dataset_key, item_id, :now, :actor, :to, label, :reason FROM moved
            """)
        .param("dataset", datasetKey)
        .param("items", items.toArray(Long[]::new))
        .param("from", from.stream().map(GoldState::name).toArray(String[]::new))
        .param("to", move.to().name())
        .param("counts", move.counts())
        .param("actor", move.actor())
        .param("reason", move.reason())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Gives an item its label; what was answered before is held against it from now on. */
  void label(String datasetKey, long itemId, String label) {
    jdbc.sql("UPDATE gold_item SET label = :label WHERE dataset_key = :dataset AND item_id = :item")
        .param("label", label)
        .param("dataset", datasetKey)
        .param("item", itemId)
        .update();
  }
}
