package io.labelops.quality;

import io.labelops.measure.Agreement;
import io.labelops.program.Dataset;
import io.labelops.program.LabelRulebook;
import io.labelops.quality.QualityFigures.AgreementFigures;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelAgreement;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures of labels that are more than a code, which cannot be told by counting equal texts. */
@Component
class TypedFigures {

  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 20_260_101;
  // Enough for the third decimal of α; labels are held in memory here.
  private static final int MOST_ITEMS = 20_000;

  private final JdbcClient jdbc;
  private final LabelRulebook rulebook;

  TypedFigures(JdbcClient jdbc, LabelRulebook rulebook) {
    this.jdbc = jdbc;
    this.rulebook = rulebook;
  }

  /** Measures the newest guideline major, on items drawn by the hash of their id where too many. */
  AgreementFigures agreement(DatasetVersionId id, Dataset dataset) {
    UnitLabels labels = new UnitLabels();
    jdbc.sql(
            """
            WITH original AS MATERIALIZED (
              SELECT DISTINCT ON (item_id, annotator_id) item_id, label
                FROM v_original_label
               WHERE dataset_key = :dataset AND version = :version
                 AND guideline_major = (SELECT max(guideline_major) FROM v_original_label
                                         WHERE dataset_key = :dataset AND version = :version)
               ORDER BY item_id, annotator_id, repeat)
            SELECT item_id, label FROM original
             WHERE item_id IN (SELECT item_id FROM original GROUP BY item_id HAVING count(*) > 1
                                ORDER BY md5(item_id::text) LIMIT :most)
             ORDER BY item_id, label
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("most", MOST_ITEMS)
        .query(
            (RowCallbackHandler) row -> labels.add(row.getLong("item_id"), row.getString("label")));
    LabelAgreement measured = rulebook.of(dataset).agreement(labels, CONFIDENCE, SEED);
    Agreement agreement = measured.agreement();
    return new AgreementFigures(
        agreement.units(),
        agreement.labels(),
        orNull(agreement.percent()),
        null,
        measured.interval(),
        orNull(agreement.alpha()),
        measured.distance());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** Adds counts of labels up by the classes that they name. */
  Map<String, Long> byClass(Map<String, Long> counts, Dataset dataset) {
    LabelRules rules = rulebook.of(dataset);
    Map<String, Long> classes = new TreeMap<>();
    counts.forEach(
        (label, times) ->
            rules.classes(label).forEach(each -> classes.merge(each, times, Long::sum)));
    return classes;
  }
}
