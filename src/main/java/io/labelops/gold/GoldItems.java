package io.labelops.gold;

import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A dataset's gold as quality leads see it, and what they take out of use. */
@Service
public class GoldItems {

  private final Datasets datasets;
  private final DatasetVersions versions;
  private final GoldPlans plans;
  private final GoldSetRows rows;
  private final GoldLife life;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  GoldItems(
      Datasets datasets,
      DatasetVersions versions,
      GoldPlans plans,
      GoldSetRows rows,
      GoldLife life,
      Guidelines guidelines,
      Ledger ledger,
      JdbcClient jdbc) {
    this.datasets = datasets;
    this.versions = versions;
    this.plans = plans;
    this.rows = rows;
    this.life = life;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  public ResultPage<Row> page(String datasetKey, @Nullable GoldState state, PageQuery page) {
    datasets.require(datasetKey);
    String name = state == null ? null : state.name();
    List<Row> found =
        jdbc.sql(
                """
                SELECT item, label, state, origin, set_id, people, answers, correct, state_since,
                       state_by, state_why
                  FROM v_gold_item
                 WHERE dataset_key = :dataset AND (:state::text IS NULL OR state = :state)
                 ORDER BY item COLLATE "C" LIMIT :limit OFFSET :offset
                """)
            .param("dataset", datasetKey)
            .param("state", name)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query(Row.class)
            .list();
    long total =
        jdbc.sql(
                """
                SELECT count(*) FROM gold_item
                 WHERE dataset_key = :dataset AND (:state::text IS NULL OR state = :state)
                """)
            .param("dataset", datasetKey)
            .param("state", name)
            .query(Long.class)
            .single();
    return page.of(found, total);
  }

  List<Step> history(String datasetKey, String item) {
    List<Step> steps =
        jdbc.sql(
                """
                SELECT h.at, h.actor, h.state, h.label, h.reason
                  FROM gold_history h JOIN item i ON i.id = h.item_id
                 WHERE h.dataset_key = ? AND i.key = ? ORDER BY h.id
                """)
            .param(datasetKey)
            .param(item)
            .query(Step.class)
            .list();
    if (steps.isEmpty()) {
      throw new UnknownGold("item %s of %s has no history as gold".formatted(item, datasetKey));
    }
    return steps;
  }

  /** Counts the gold by state, and what the plan needs beyond what may still be planted. */
  public Stock stock(String datasetKey) {
    datasets.require(datasetKey);
    Counts counts =
        jdbc.sql(
                """
                SELECT count(*) FILTER (WHERE state IN ('CANDIDATE', 'APPROVED')) AS coming,
                       count(*) FILTER (WHERE state = 'ACTIVE') AS active,
                       count(*) FILTER (WHERE state = 'CHALLENGED') AS challenged,
                       count(*) FILTER (WHERE state = 'SUSPENDED') AS suspended,
                       count(*) FILTER (WHERE state = 'RETIRED') AS retired,
                       (SELECT count(*) FROM item i WHERE i.dataset_key = :dataset) - count(*) AS work
                  FROM gold_item WHERE dataset_key = :dataset
                """)
            .param("dataset", datasetKey)
            .query(Counts.class)
            .single();
    GoldPlan plan = plans.of(datasetKey).orElse(null);
    return new Stock(counts, plan, plan == null ? null : counts.missing(plan.checked()));
  }

  /** Counts the gold of each class of the guideline in force, classes without any first. */
  public List<Coverage> coverage(String datasetKey) {
    Map<String, Coverage> found = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT label, count(*) FILTER (WHERE state = 'ACTIVE') AS active,
                   coalesce(sum(answers), 0) AS answers, coalesce(sum(correct), 0) AS correct
              FROM v_gold_item WHERE dataset_key = ? AND label IS NOT NULL GROUP BY label
            """)
        .param(datasetKey)
        .query(Coverage.class)
        .list()
        .forEach(each -> found.put(each.label(), each));
    return guidelines.current(datasets.require(datasetKey).guidelineKey()).codes().stream()
        .map(code -> found.getOrDefault(code, new Coverage(code, 0, 0, 0)))
        .sorted(Comparator.comparingLong(Coverage::active).thenComparing(Coverage::label))
        .toList();
  }

  /** Retires gold that became known: what was answered on it says nothing. */
  @Transactional
  Stock retire(String datasetKey, Retirement retirement, String actor) {
    if (retirement.items() == null || retirement.items().isEmpty()) {
      throw new InvalidGoldSet("items is missing: the keys of the gold that is to be retired");
    }
    if (retirement.reason() == null || retirement.reason().isBlank()) {
      throw new InvalidGoldSet("reason is missing: how the gold became known");
    }
    datasets.require(datasetKey);
    rows.lock(datasetKey);
    List<Long> items =
        jdbc.sql("SELECT id FROM item WHERE dataset_key = ? AND key = ANY (?::text[])")
            .param(datasetKey)
            .param(retirement.items().stream().map(String::valueOf).toArray(String[]::new))
            .query(Long.class)
            .list();
    int retired =
        life.move(
            datasetKey,
            items,
            Set.of(GoldState.ACTIVE, GoldState.SUSPENDED),
            GoldMove.to(GoldState.RETIRED, actor, retirement.reason()));
    if (retired > 0) {
      ledger.record(
          new Decision(
              "retire-gold:" + UUID.randomUUID(),
              null,
              actor,
              "RETIRE_GOLD",
              versions.newest(datasetKey).id(),
              datasetKey,
              retirement.reason(),
              Map.of("items", retired)));
    }
    return stock(datasetKey);
  }

  /** A gold item with its exposure: how many people labelled it, and how well it was answered. */
  public record Row(
      String item,
      @Nullable String label,
      GoldState state,
      String origin,
      @Nullable String setId,
      long people,
      long answers,
      long correct,
      @Nullable Instant stateSince,
      @Nullable String stateBy,
      @Nullable String stateWhy) {}

  /** One step in an item's life as gold. */
  record Step(Instant at, String actor, GoldState state, @Nullable String label, String reason) {}

  /** How many items are where; work is all that is no gold. */
  public record Counts(
      int coming, int active, int challenged, int suspended, int retired, int work) {

    /** How many active items more a wave over all work needs. */
    int missing(GoldPlan.Terms plan) {
      int needed = (int) Math.ceil(work * plan.share() / (1 - plan.share()));
      return Math.max(0, needed - active);
    }
  }

  /** The gold there is, its plan, and how much is missing for a whole wave; null without a plan. */
  public record Stock(Counts items, @Nullable GoldPlan plan, @Nullable Integer missing) {}

  /** Active gold of a class, and how all gold of the class was answered. */
  public record Coverage(String label, long active, long answers, long correct) {}

  /** Which gold is to be retired, and why. */
  record Retirement(@Nullable List<@Nullable String> items, @Nullable String reason) {}
}
