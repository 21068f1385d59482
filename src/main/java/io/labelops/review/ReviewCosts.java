package io.labelops.review;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.ledger.CostCategory;
import io.labelops.ledger.CostEntry;
import io.labelops.ledger.Ledger;
import io.labelops.program.Datasets;
import io.labelops.program.Programs;
import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what looking at items costs, at one rate in the program's currency. */
@Component
class ReviewCosts {

  private final Batches batches;
  private final Datasets datasets;
  private final Programs programs;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final BigDecimal ratePerItem;

  ReviewCosts(
      Batches batches,
      Datasets datasets,
      Programs programs,
      Ledger ledger,
      JdbcClient jdbc,
      @Value("${labelops.review.rate-per-item}") BigDecimal ratePerItem) {
    this.batches = batches;
    this.datasets = datasets;
    this.programs = programs;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.ratePerItem = ratePerItem;
  }

  void record(String batchId, int round, ReviewKind kind, int items) {
    if (items == 0) {
      return;
    }
    BatchView batch = batches.require(batchId);
    BigDecimal quantity = BigDecimal.valueOf(items);
    ledger.cost(
        new CostEntry(
            "%s:%s:%d:%d".formatted(kind, batchId, round, closed(batchId, round, kind)),
            batch.dataset(),
            CostCategory.REVIEW,
            quantity,
            quantity.multiply(ratePerItem),
            programs.require(datasets.require(batch.dataset()).programKey()).currency(),
            batchId));
  }

  /** Tells the parts of a round apart that are closed one after another. */
  private int closed(String batchId, int round, ReviewKind kind) {
    return jdbc.sql(
            """
            SELECT count(closed_at) FROM review_item
             WHERE batch_id = :batch AND round = :round AND kind = :kind
            """)
        .param("batch", batchId)
        .param("round", round)
        .param("kind", kind.name())
        .query(Integer.class)
        .single();
  }
}
