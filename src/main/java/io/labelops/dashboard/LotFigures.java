package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures the audited lots of a dataset version and what a unit cost. */
@Repository
class LotFigures {

  private final JdbcClient jdbc;

  LotFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Figure> audits(DatasetVersionId id) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        of(
                id,
                """
                SELECT count(*) FILTER (WHERE verdict = 'PASS' AND extended_at IS NULL) AS passed,
                       count(verdict) AS decided
                  FROM v_audit WHERE dataset_key = :key AND version = :version
                """)
            .query(
                (row, _) ->
                    Figure.ratio(
                        FigureName.AUDIT_PASS_RATE,
                        row.getLong("passed"),
                        row.getLong("decided"),
                        Figure.TO_DATE))
            .single());
    figures.addAll(
        of(
                id,
                """
                SELECT attempt, labelled, defects FROM v_audit
                 WHERE dataset_key = :key AND version = :version ORDER BY attempt
                """)
            .query(
                (row, _) ->
                    Measured.estimate(
                            FigureName.AUDIT_DEFECT_RATE,
                            row.getInt("defects"),
                            row.getInt("labelled"),
                            "one draw")
                        .of("attempt " + row.getInt("attempt")))
            .list());
    return figures;
  }

  List<Figure> costs(DatasetVersionId id) {
    List<Figure> figures =
        of(
                id,
                """
                SELECT c.currency, sum(c.amount) AS amount,
                       coalesce((SELECT units FROM v_throughput
                                  WHERE dataset_key = :key AND version = :version), 0) AS units
                  FROM v_cost c WHERE c.dataset_key = :key AND c.version = :version
                 GROUP BY c.currency ORDER BY c.currency
                """)
            .query(
                (row, _) ->
                    Figure.ratio(
                            FigureName.COST_PER_UNIT,
                            row.getDouble("amount"),
                            row.getLong("units"),
                            Figure.TO_DATE)
                        .in(row.getString("currency") + " per unit"))
            .list();
    return figures.isEmpty() ? List.of(Measured.none(FigureName.COST_PER_UNIT)) : figures;
  }

  private JdbcClient.StatementSpec of(DatasetVersionId id, String sql) {
    return jdbc.sql(sql).param("key", id.datasetKey()).param("version", id.version());
  }
}
