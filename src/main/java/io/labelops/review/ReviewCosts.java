package io.labelops.review;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.ledger.CostCategory;
import io.labelops.ledger.CostEntry;
import io.labelops.ledger.Ledger;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what looking at items costs, at one rate in the program's currency. */
@Component
class ReviewCosts {

  private final Batches batches;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final BigDecimal ratePerItem;

  ReviewCosts(
      Batches batches,
      Ledger ledger,
      JdbcClient jdbc,
      @Value("${labelops.review.rate-per-item}") BigDecimal ratePerItem) {
    this.batches = batches;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.ratePerItem = ratePerItem;
  }

  void record(String batchId, int round, ReviewKind kind, int items) {
    if (items == 0) {
      return;
    }
    BatchView batch = batches.require(batchId);
    String currency =
        jdbc.sql(
                """
                SELECT p.currency FROM dataset d JOIN program p ON p.key = d.program_key
                 WHERE d.key = ?
                """)
            .param(batch.dataset())
            .query(String.class)
            .single();
    BigDecimal quantity = BigDecimal.valueOf(items);
    ledger.cost(
        new CostEntry(
            "%s:%s:%d:%d".formatted(kind, batchId, round, closed(batchId, round, kind)),
            new DatasetVersionId(batch.dataset(), batch.version()),
            CostCategory.REVIEW,
            quantity,
            quantity.multiply(ratePerItem),
            currency,
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
