package io.labelops.gold;

import io.labelops.annotation.Planting;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import io.labelops.workforce.Contracts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which gold is planted where when a wave is opened.
 *
 * <p>By the plan: its share of each batch from the active pool, with each vendor what fewest of its
 * annotators have met first, in a seeded order. Without a plan all active gold is planted as it
 * lies among the items.
 */
@Service
public class GoldPlanting {

  private final GoldPlans plans;
  private final Datasets datasets;
  private final Contracts contracts;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  GoldPlanting(
      GoldPlans plans,
      Datasets datasets,
      Contracts contracts,
      Guidelines guidelines,
      Ledger ledger,
      JdbcClient jdbc) {
    this.plans = plans;
    this.datasets = datasets;
    this.contracts = contracts;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  /** Plans a version's production wave, the same whenever it is asked for with the same gold. */
  @Transactional
  public Planting plan(DatasetVersionId id) {
    Dataset dataset = datasets.require(id);
    if (dataset.isReplay()) {
      return new Planting(Set.of(), Set.of(), 0, Map.of());
    }
    Set<Long> gold = items(id, null);
    Optional<GoldPlan> plan = plans.of(id.datasetKey());
    if (plan.isEmpty()) {
      Set<Long> active = items(id, GoldState.ACTIVE);
      Set<Long> tested = tested(active);
      Set<Long> heldBack =
          Set.copyOf(
              gold.stream()
                  .filter(item -> !active.contains(item) || tested.contains(item))
                  .toList());
      return new Planting(gold, heldBack, 0, Map.of());
    }
    GoldPlan.Terms terms = plan.get().checked();
    long seed = seed(id, plan.get());
    Map<String, List<Long>> choices = choices(id, dataset, terms, seed);
    ledger.record(
        new Decision(
            "plant-gold:" + id,
            null,
            "labelops",
            "PLANT_GOLD",
            id,
            id.toString(),
            null,
            Map.of(
                "plan",
                plan.get(),
                "seed",
                seed,
                "pool",
                choices.values().stream().mapToInt(List::size).max().orElse(0))));
    return new Planting(gold, gold, terms.share(), choices);
  }

  /** What somebody met in a test tells nothing in work any more. */
  private Set<Long> tested(Set<Long> items) {
    return jdbc.sql(
            """
            SELECT DISTINCT item_id FROM item_bar
             WHERE item_id = ANY (:items::bigint[]) AND reason = 'TESTED'
            """)
        .param("items", items.toArray(Long[]::new))
        .query(Long.class)
        .set();
  }

  private Set<Long> items(DatasetVersionId id, @Nullable GoldState state) {
    return Set.copyOf(
        jdbc.sql(
                """
                SELECT item_id FROM gold_item
                 WHERE dataset_key = :dataset AND from_version <= :version
                   AND (:state::text IS NULL OR state = :state)
                """)
            .param("dataset", id.datasetKey())
            .param("version", id.version())
            .param("state", state == null ? null : state.name())
            .query(Long.class)
            .list());
  }

  private Map<String, List<Long>> choices(
      DatasetVersionId id, Dataset dataset, GoldPlan.Terms terms, long seed) {
    Map<String, List<Long>> choices = new HashMap<>();
    jdbc.sql(
            """
            WITH pool AS (
              SELECT item_id FROM gold_item
               WHERE dataset_key = :dataset AND state = 'ACTIVE' AND from_version <= :version
                 AND split_part(:guideline, '.', 1)::int BETWEEN major_from AND major_to),
            met AS (
              SELECT p.item_id, w.vendor_key, n.annotator_id, count(*) AS times
                FROM pool p
                JOIN dataset_version v ON v.dataset_key = :dataset
                JOIN annotation n ON n.dataset_key = :dataset AND n.version = v.version
                                 AND n.item_id = p.item_id
                JOIN annotator w ON w.id = n.annotator_id
               GROUP BY p.item_id, w.vendor_key, n.annotator_id),
            seen AS (
              SELECT item_id, vendor_key, count(*) AS people, max(times) AS most
                FROM met GROUP BY item_id, vendor_key)
            SELECT v.vendor, p.item_id
              FROM pool p CROSS JOIN unnest(:vendors::text[]) AS v(vendor)
              LEFT JOIN seen s ON s.item_id = p.item_id AND s.vendor_key = v.vendor
             WHERE coalesce(s.most, 0) < :perPerson
               AND NOT EXISTS (SELECT FROM item_bar x JOIN annotator w ON w.id = x.annotator_id
                                WHERE x.item_id = p.item_id AND x.reason = 'TESTED'
                                  AND w.vendor_key = v.vendor)
             ORDER BY v.vendor, coalesce(s.people, 0), md5(:seed || ':' || p.item_id), p.item_id
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("guideline", guidelines.current(dataset.guidelineKey()).version())
        .param(
            "vendors",
            contracts.ofProgram(dataset.programKey()).stream()
                .map(Contract::vendorKey)
                .toArray(String[]::new))
        .param("perPerson", terms.mostPerPerson())
        .param("seed", String.valueOf(seed))
        .query(
            (row, _) ->
                choices
                    .computeIfAbsent(row.getString("vendor"), _ -> new ArrayList<>())
                    .add(row.getLong("item_id")))
        .list();
    return choices;
  }

  private static long seed(DatasetVersionId id, GoldPlan plan) {
    return UUID.nameUUIDFromBytes((id + ":plan:" + plan.version()).getBytes(StandardCharsets.UTF_8))
        .getMostSignificantBits();
  }
}
