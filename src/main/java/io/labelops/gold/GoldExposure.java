package io.labelops.gold;

import io.labelops.annotation.BatchSubmitted;
import io.labelops.annotation.Batches;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Retires gold that too many people have met by now: they talk, and then it measures nothing. */
@Service
class GoldExposure {

  private final GoldPlans plans;
  private final GoldSetRows rows;
  private final GoldLife life;
  private final Batches batches;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  GoldExposure(
      GoldPlans plans,
      GoldSetRows rows,
      GoldLife life,
      Batches batches,
      Ledger ledger,
      JdbcClient jdbc) {
    this.plans = plans;
    this.rows = rows;
    this.life = life;
    this.batches = batches;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener
  void on(BatchSubmitted submitted) {
    retireBurned(
        batches.require(submitted.batchId()).dataset(),
        submitted.batchId() + ":" + submitted.round());
  }

  /** Retires what is burned by now, once for each cause. */
  @Transactional
  void retireBurned(DatasetVersionId dataset, String cause) {
    Optional<GoldPlan.Terms> plan = plans.of(dataset.datasetKey()).map(GoldPlan::checked);
    if (plan.isEmpty()) {
      return;
    }
    rows.lock(dataset.datasetKey());
    int most = plan.get().mostPeople();
    List<Long> burned =
        jdbc.sql(
                """
                SELECT item_id FROM v_gold_item
                 WHERE dataset_key = ? AND state = 'ACTIVE' AND people > ? ORDER BY item_id
                """)
            .param(dataset.datasetKey())
            .param(most)
            .query(Long.class)
            .list();
    if (burned.isEmpty()) {
      return;
    }
    String reason = "answered by more than %d annotators".formatted(most);
    int retired =
        life.move(dataset.datasetKey(), burned, Set.of(GoldState.ACTIVE), GoldMove.usedUp(reason));
    ledger.record(
        new Decision(
            "burned-gold:" + cause,
            null,
            "labelops",
            "RETIRE_GOLD",
            dataset,
            dataset.datasetKey(),
            reason,
            Map.of("items", retired)));
  }
}
