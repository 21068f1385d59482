package io.labelops.dashboard;

import io.labelops.quality.QualityFigures.AgreementFigures;
import io.labelops.quality.QualityReader;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures the labels of a dataset version: what was accepted, and how good they were. */
@Repository
class LabelFigures {

  private static final String WHICH = " WHERE dataset_key = :key AND version = :version";

  private final JdbcClient jdbc;
  private final QualityReader quality;

  LabelFigures(JdbcClient jdbc, QualityReader quality) {
    this.jdbc = jdbc;
    this.quality = quality;
  }

  List<Figure> throughput(DatasetVersionId id) {
    return of(id, "SELECT units, days, first_day, last_day FROM v_throughput" + WHICH)
        .query(
            (row, _) ->
                Figure.ratio(
                        FigureName.THROUGHPUT,
                        row.getLong("units"),
                        row.getLong("days"),
                        "acceptance date")
                    .counting(row.getLong("units"))
                    .between(Measured.day(row, "first_day"), Measured.day(row, "last_day")))
        .optional()
        .map(List::of)
        .orElseGet(() -> List.of(Measured.none(FigureName.THROUGHPUT)));
  }

  List<Figure> firstVerdicts(DatasetVersionId id) {
    return of(id, "SELECT * FROM v_first_verdict" + WHICH)
        .query(
            (row, _) ->
                List.of(
                    Measured.verdict(FigureName.FIRST_PASS_ACCEPTANCE, row, "first_pass"),
                    Measured.verdict(FigureName.REWORK_RATE, row, "returned_labeler"),
                    Measured.verdict(FigureName.OTHER_FAULT_RATE, row, "returned_other")))
        .optional()
        .orElseGet(
            () ->
                List.of(
                    Measured.none(FigureName.FIRST_PASS_ACCEPTANCE),
                    Measured.none(FigureName.REWORK_RATE),
                    Measured.none(FigureName.OTHER_FAULT_RATE)));
  }

  List<Figure> agreement(DatasetVersionId id) {
    AgreementFigures agreement = quality.agreement(id);
    Figure alpha =
        Figure.of(
            FigureName.AGREEMENT, agreement.krippendorffAlpha(), agreement.items(), Figure.TO_DATE);
    return List.of(
        agreement.alphaInterval() == null
            ? alpha
            : alpha.within(agreement.alphaInterval().lower(), agreement.alphaInterval().upper()),
        Figure.of(
            FigureName.PERCENT_AGREEMENT,
            agreement.percentAgreement(),
            agreement.items(),
            Figure.TO_DATE));
  }

  List<Figure> gold(DatasetVersionId id) {
    List<Figure> figures =
        of(
                id,
                """
                WITH answer AS (
                  SELECT w.vendor_key, g.correct, g.annotation_id,
                         g.guideline_major::int AS major,
                         max(g.guideline_major::int) OVER () AS newest
                    FROM v_gold_answer g JOIN v_annotator w USING (annotator_id)
                   WHERE g.dataset_key = :key AND g.version = :version),
                ranked AS (
                  SELECT NULL AS vendor_key, correct, row_number() OVER (ORDER BY annotation_id DESC) AS place
                    FROM answer WHERE major = newest
                  UNION ALL
                  SELECT vendor_key, correct,
                         row_number() OVER (PARTITION BY vendor_key ORDER BY annotation_id DESC)
                    FROM answer WHERE major = newest)
                SELECT vendor_key, count(*) AS answers, count(*) FILTER (WHERE correct) AS correct
                  FROM ranked WHERE place <= 200
                 GROUP BY vendor_key ORDER BY vendor_key NULLS FIRST
                """)
            .query(
                (row, _) ->
                    Measured.estimate(
                            FigureName.GOLD_ACCURACY,
                            row.getInt("correct"),
                            row.getInt("answers"),
                            "last 200 answers")
                        .of(row.getString("vendor_key")))
            .list();
    return figures.isEmpty() ? List.of(Measured.none(FigureName.GOLD_ACCURACY)) : figures;
  }

  private JdbcClient.StatementSpec of(DatasetVersionId id, String sql) {
    return jdbc.sql(sql).param("key", id.datasetKey()).param("version", id.version());
  }
}
