package io.labelops.quality;

import io.labelops.measure.Proportion;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.quality.QualityFigures.AgreementFigures;
import io.labelops.quality.QualityFigures.GoldFigure;
import io.labelops.quality.model.JudgeReader;
import io.labelops.quality.model.JudgeReader.JudgeFigure;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.TaskType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures the labels of a dataset version, each figure by one definition. */
@Service
public class QualityReader {

  private static final double CONFIDENCE = 0.95;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final DatasetVersions versions;
  private final Datasets datasets;
  private final TypedFigures typed;
  private final JudgeReader judges;

  QualityReader(
      JdbcClient jdbc,
      JdbcTemplate template,
      DatasetVersions versions,
      Datasets datasets,
      TypedFigures typed,
      JudgeReader judges) {
    this.jdbc = jdbc;
    this.template = template;
    this.versions = versions;
    this.datasets = datasets;
    this.typed = typed;
    this.judges = judges;
  }

  @Transactional(readOnly = true)
  public QualityFigures figures(DatasetVersionId id) {
    versions.require(id);
    Totals totals =
        query(
                """
            SELECT count(DISTINCT item_id) AS items, count(DISTINCT annotator_id) AS annotators, count(*) AS annotations
              FROM v_original_label
             WHERE dataset_key = :dataset AND version = :version
            """,
                id)
            .query(Totals.class)
            .single();
    Verdicts verdicts =
        query(
                """
            SELECT *
              FROM v_first_verdict
             WHERE dataset_key = :dataset AND version = :version
            """,
                id)
            .query(Verdicts.class)
            .optional()
            .orElse(Verdicts.NONE);
    return new QualityFigures(
        id.datasetKey(),
        id.version(),
        totals.items(),
        totals.annotators(),
        totals.annotations(),
        agreement(id),
        labels(
            """
            SELECT label, count(*) AS n
              FROM v_original_label
             WHERE dataset_key = :dataset AND version = :version
             GROUP BY label ORDER BY label
            """,
            id),
        labels(
            """
            SELECT label, count(*) AS n
              FROM final_label
             WHERE dataset_key = :dataset AND version = :version
             GROUP BY label ORDER BY label
            """,
            id),
        counts(
            """
            SELECT state AS label, count(*) AS n
              FROM batch
             WHERE dataset_key = :dataset AND version = :version
             GROUP BY state ORDER BY state
            """,
            id),
        Ratio.of(verdicts.firstPass(), verdicts.units()),
        Ratio.of(verdicts.returnedLabeler(), verdicts.units()),
        Ratio.of(verdicts.returnedOther(), verdicts.units()),
        throughput(id),
        gold(id),
        judges(id));
  }

  /** Measures how far the original labels under the newest guideline major agree. */
  @Transactional(readOnly = true)
  public AgreementFigures agreement(DatasetVersionId id) {
    Dataset dataset = datasets.require(id);
    if (!dataset.taskType().isNominal()) {
      return typed.agreement(id, dataset);
    }
    OriginalLabels measured = OriginalLabels.measure(template, id);
    var newest = measured.majors().lastEntry();
    return newest == null ? AgreementFigures.NONE : AgreementFigures.of(newest.getValue());
  }

  private List<JudgeFigure> judges(DatasetVersionId id) {
    Dataset dataset = datasets.require(id);
    return dataset.taskType() == TaskType.PREFERENCE ? judges.figures(id, dataset) : List.of();
  }

  private List<GoldFigure> gold(DatasetVersionId id) {
    return query(
            """
            SELECT w.vendor_key, w.pseudonym, count(*) AS answers,
                   count(*) FILTER (WHERE g.correct) AS correct,
                   EXISTS (SELECT FROM flagged_annotator f
                            WHERE f.dataset_key = :dataset AND f.version = :version
                              AND f.annotator_id = w.id) AS flagged
              FROM v_gold_answer g JOIN annotator w ON w.id = g.annotator_id
             WHERE g.dataset_key = :dataset AND g.version = :version
             GROUP BY w.id, w.vendor_key, w.pseudonym ORDER BY w.vendor_key, w.pseudonym
            """,
            id)
        .query(
            (row, _) -> {
              Proportion share =
                  Proportion.of(row.getInt("correct"), row.getInt("answers"), CONFIDENCE);
              return new GoldFigure(
                  row.getString("vendor_key"),
                  row.getString("pseudonym"),
                  share.successes(),
                  share.trials(),
                  (double) share.successes() / share.trials(),
                  share.interval(),
                  row.getBoolean("flagged"));
            })
        .list();
  }

  private Ratio throughput(DatasetVersionId id) {
    return query(
            "SELECT units, days FROM v_throughput WHERE dataset_key = :dataset AND version = :version",
            id)
        .query((row, _) -> Ratio.of(row.getLong("units"), row.getLong("days")))
        .optional()
        .orElse(Ratio.of(0, 0));
  }

  private Map<String, Long> labels(String sql, DatasetVersionId id) {
    Dataset dataset = datasets.require(id);
    Map<String, Long> counts = counts(sql, id);
    return dataset.taskType().isNominal() ? counts : typed.byClass(counts, dataset);
  }

  private Map<String, Long> counts(String sql, DatasetVersionId id) {
    Map<String, Long> counts = new LinkedHashMap<>();
    query(sql, id)
        .query(
            row -> {
              counts.put(row.getString("label"), row.getLong("n"));
            });
    return counts;
  }

  private JdbcClient.StatementSpec query(String sql, DatasetVersionId id) {
    return jdbc.sql(sql).param("dataset", id.datasetKey()).param("version", id.version());
  }

  private record Totals(long items, long annotators, long annotations) {}

  private record Verdicts(long units, long firstPass, long returnedLabeler, long returnedOther) {

    static final Verdicts NONE = new Verdicts(0, 0, 0, 0);
  }
}
