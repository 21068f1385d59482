package io.labelops.release;

import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what signatories are told beside the checks. */
@Service
public class SignOffFacts {

  private record Money(BigDecimal cost, BigDecimal budget, String currency) {}

  private final JdbcClient jdbc;
  private final Datasets datasets;

  SignOffFacts(JdbcClient jdbc, Datasets datasets) {
    this.jdbc = jdbc;
    this.datasets = datasets;
  }

  @Transactional(readOnly = true)
  public SignOffSheet of(DatasetVersionId id) {
    Dataset dataset = datasets.require(id);
    Money money = money(id, dataset.programKey());
    return new SignOffSheet(
        dataset.title(),
        dataset.purpose(),
        dataset.licence(),
        dataset.neededBy() == null ? "no date named" : dataset.neededBy().toString(),
        labels(id),
        money.cost(),
        money.budget(),
        money.currency(),
        difference(id).orElse(null));
  }

  private long labels(DatasetVersionId id) {
    return jdbc.sql(
            "SELECT count(*) FROM final_label WHERE dataset_key = :key AND version = :version")
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(Long.class)
        .single();
  }

  private Money money(DatasetVersionId id, String programKey) {
    return jdbc.sql(
            """
            SELECT coalesce((SELECT sum(c.amount) FROM cost_entry c
                              WHERE c.dataset_key = :key AND c.version = :version), 0)::numeric(14, 2)
                   AS cost,
                   p.budget_amount AS budget, p.currency
              FROM program p WHERE p.key = :program
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("program", programKey)
        .query(Money.class)
        .single();
  }

  private Optional<SignOffSheet.Difference> difference(DatasetVersionId id) {
    return jdbc.sql(
            """
            SELECT max(version) FROM release
             WHERE dataset_key = :key AND version < :version AND verdict = 'PASS'
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(Integer.class)
        .optional()
        .map(last -> difference(id, last));
  }

  private SignOffSheet.Difference difference(DatasetVersionId id, int last) {
    return jdbc.sql(
            """
            SELECT :last AS version,
                   count(*) FILTER (WHERE before.label IS NULL) AS added,
                   count(*) FILTER (WHERE before.label <> after.label) AS changed,
                   count(*) FILTER (WHERE after.label IS NULL) AS removed
              FROM (SELECT item_id, label FROM final_label
                     WHERE dataset_key = :key AND version = :version) after
              FULL JOIN (SELECT item_id, label FROM final_label
                          WHERE dataset_key = :key AND version = :last) before
                     ON before.item_id = after.item_id
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("last", last)
        .query(SignOffSheet.Difference.class)
        .single();
  }
}
