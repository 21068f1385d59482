package io.labelops.gold;

import io.labelops.measure.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the items that may become gold: no gold yet, in no open batch, and the only ones of their
 * payload, since an item that looks the same as another one would give its label away.
 */
@Component
class Candidates {

  private static final String ELIGIBLE =
      """
      SELECT i.id, i.key, coalesce(i.payload ->> :stratum, '') AS stratum
        FROM item i
       WHERE i.dataset_key = :dataset
         AND NOT EXISTS (SELECT FROM gold_item g
                          WHERE g.dataset_key = i.dataset_key AND g.item_id = i.id)
         AND NOT EXISTS (SELECT FROM item o
                          WHERE o.dataset_key = i.dataset_key
                            AND o.payload_hash = i.payload_hash AND o.id <> i.id)
         AND NOT EXISTS (SELECT FROM assignment s JOIN batch b ON b.id = s.batch_id
                          WHERE s.item_id = i.id
                            AND b.state IN ('CREATED', 'LABELING', 'SUBMITTED'))
      """;

  private final JdbcClient jdbc;

  Candidates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The item ids, in the order of their keys; the same seed chooses the same from the same. */
  List<Long> choose(String datasetKey, GoldSetRequest wanted, long seed) {
    List<Long> chosen =
        switch (wanted.checkedChoice()) {
          case HAND -> named(datasetKey, wanted.checkedItems());
          case STRATA -> drawn(datasetKey, wanted.stratum(), "", wanted.checkedCount(), seed);
          case ADJUDICATED -> drawn(datasetKey, null, ADJUDICATED, wanted.checkedCount(), seed);
          case SUSPENDED -> suspended(datasetKey, wanted.checkedCount());
        };
    if (chosen.isEmpty()) {
      throw new InvalidGoldSet("no item of %s can be chosen that way".formatted(datasetKey));
    }
    return chosen;
  }

  private static final String ADJUDICATED =
      """
       AND EXISTS (SELECT FROM review_item r
                    WHERE r.dataset_key = i.dataset_key AND r.item_id = i.id
                      AND r.verdict = 'ADJUDICATED' AND r.closed_at IS NOT NULL)
      """;

  private List<Long> named(String datasetKey, List<String> keys) {
    List<Item> found =
        items(datasetKey, null, " AND i.key = ANY (:keys::text[])", keys.toArray(String[]::new));
    if (found.size() < keys.size()) {
      List<String> missing = new ArrayList<>(keys);
      missing.removeAll(found.stream().map(Item::key).toList());
      throw new InvalidGoldSet(
          "%d items cannot become gold (unknown, gold already, in an open batch, or with a duplicate): %s"
              .formatted(missing.size(), missing.stream().limit(10).toList()));
    }
    return found.stream().map(Item::id).toList();
  }

  private List<Long> drawn(
      String datasetKey, @Nullable String stratum, String among, int count, long seed) {
    Map<String, List<Long>> strata = new TreeMap<>();
    items(datasetKey, stratum, among, new String[0])
        .forEach(
            item -> strata.computeIfAbsent(item.stratum(), _ -> new ArrayList<>()).add(item.id()));
    SplitMix64 random = new SplitMix64(seed);
    List<Long> drawn = new ArrayList<>();
    strata
        .values()
        .forEach(
            each -> {
              Collections.shuffle(each, random);
              drawn.addAll(each.subList(0, Math.min(count, each.size())));
            });
    return drawn;
  }

  private List<Item> items(
      String datasetKey, @Nullable String stratum, String among, String[] keys) {
    return jdbc.sql(ELIGIBLE + among + " ORDER BY i.key COLLATE \"C\"")
        .param("dataset", datasetKey)
        .param("stratum", stratum)
        .param("keys", keys)
        .query(Item.class)
        .list();
  }

  private List<Long> suspended(String datasetKey, int count) {
    return jdbc.sql(
            """
            SELECT item_id FROM gold_item WHERE dataset_key = :dataset AND state = 'SUSPENDED'
             ORDER BY item_id LIMIT :count
            """)
        .param("dataset", datasetKey)
        .param("count", count)
        .query(Long.class)
        .list();
  }

  private record Item(long id, String key, String stratum) {}
}
