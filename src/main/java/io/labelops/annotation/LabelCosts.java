package io.labelops.annotation;

import io.labelops.ledger.CostCategory;
import io.labelops.ledger.CostEntry;
import io.labelops.ledger.Ledger;
import io.labelops.workforce.Contract;
import java.math.BigDecimal;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what a batch's labels cost, each at the rate of the vendor that made it. */
@Component
class LabelCosts {

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Terms terms;

  LabelCosts(JdbcClient jdbc, Ledger ledger, Terms terms) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.terms = terms;
  }

  /**
   * Superseded labels are paid too; they are found by item, as no index has them by batch.
   *
   * <p>OFFSET keeps both lookups so: with statistics from before the dataset was labelled, all
   * labels of the dataset would be read for each batch, and all slots of all datasets.
   */
  void record(Batch batch, Set<Long> goldItems) {
    String programKey = terms.dataset(batch.dataset()).programKey();
    jdbc.sql(
            """
            SELECT w.vendor_key, sum(made.labels) AS labels, made.category
              FROM (SELECT n.annotator_id, count(*) AS labels,
                           CASE WHEN EXISTS (
                                  SELECT FROM assignment s
                                   WHERE s.batch_id = n.batch_id AND s.item_id = n.item_id
                                     AND s.pass = n.pass AND s.overlap_round = n.round
                                  OFFSET 0)
                                THEN 'OVERLAP'
                                WHEN n.round > 1 THEN 'REWORK'
                                WHEN n.item_id = ANY (:gold::bigint[]) THEN 'GOLD'
                                ELSE 'LABEL' END AS category
                      FROM (SELECT DISTINCT item_id FROM assignment WHERE batch_id = :batch) i
                     CROSS JOIN LATERAL (
                       SELECT * FROM annotation a
                        WHERE a.dataset_key = :dataset AND a.version = :version
                          AND a.item_id = i.item_id AND a.batch_id = :batch
                       OFFSET 0) n
                     GROUP BY 1, 3) made
              JOIN annotator w ON w.id = made.annotator_id
             GROUP BY 1, 3
            """)
        .param("batch", batch.id())
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("gold", goldItems.toArray(Long[]::new))
        .query(
            (row, _) ->
                cost(
                    batch,
                    CostCategory.valueOf(row.getString("category")),
                    row.getBigDecimal("labels"),
                    terms.contract(programKey, row.getString("vendor_key"))))
        .list()
        .forEach(ledger::cost);
  }

  private static CostEntry cost(
      Batch batch, CostCategory category, BigDecimal labels, Contract contract) {
    return new CostEntry(
        "%s:%s:%s".formatted(category, batch.id(), contract.vendorKey()),
        batch.dataset(),
        category,
        labels,
        labels.multiply(contract.ratePerLabel()),
        contract.currency(),
        batch.id());
  }
}
