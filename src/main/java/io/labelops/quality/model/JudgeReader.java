package io.labelops.quality.model;

import io.labelops.guideline.Guidelines;
import io.labelops.guideline.LabelClass;
import io.labelops.measure.Interval;
import io.labelops.measure.Proportion;
import io.labelops.measure.Votes;
import io.labelops.measure.preference.JudgeAgreement;
import io.labelops.program.Dataset;
import io.labelops.shared.DatasetVersionId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Compares models that judge pairs with the people who did, on what people said first. */
@Service
public class JudgeReader {

  private static final double CONFIDENCE = 0.95;

  private final Guidelines guidelines;
  private final JdbcClient jdbc;

  JudgeReader(Guidelines guidelines, JdbcClient jdbc) {
    this.guidelines = guidelines;
    this.jdbc = jdbc;
  }

  /**
   * How far a judge agrees with people.
   *
   * @param same judgments that are the person's too, of n pairs of the judge and a person
   * @param kappa Cohen's; null where chance explains all
   * @param people judgments that two people share, of peopleN pairs: the most to be asked of a
   *     judge
   */
  public record JudgeFigure(
      String model,
      String modelVersion,
      long same,
      long n,
      @Nullable Double share,
      Interval interval,
      @Nullable Double kappa,
      @Nullable Double kappaError,
      long people,
      long peopleN,
      @Nullable Double peopleShare,
      Interval peopleInterval) {}

  private record Judgment(
      long upload, long itemId, long annotatorId, String label, String judged) {}

  /** Measures each model's newest upload over the items that people judged too. */
  public List<JudgeFigure> figures(DatasetVersionId id, Dataset dataset) {
    List<String> classes =
        guidelines.current(dataset.guidelineKey()).classes().stream()
            .map(LabelClass::code)
            .toList();
    return jdbc.sql(
            """
            SELECT DISTINCT ON (model, model_version) id, model, model_version FROM prediction_upload
             WHERE dataset_key = :dataset AND version = :version
             ORDER BY model, model_version, id DESC
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .query(
            (row, _) ->
                figure(
                    row.getString("model"),
                    row.getString("model_version"),
                    judgments(id, row.getLong("id"), classes),
                    classes))
        .list();
  }

  private List<Judgment> judgments(DatasetVersionId id, long upload, List<String> classes) {
    return jdbc.sql(
            """
            SELECT p.upload, l.item_id, l.annotator_id, l.label, p.label AS judged
              FROM prediction p
              JOIN v_original_label l ON l.item_id = p.item_id AND l.repeat = 1
             WHERE p.upload = :upload AND l.dataset_key = :dataset AND l.version = :version
               AND l.label = ANY (:classes::text[]) AND p.label = ANY (:classes::text[])
             ORDER BY l.item_id, l.annotator_id
            """)
        .param("upload", upload)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("classes", classes.toArray(String[]::new))
        .query(Judgment.class)
        .list();
  }

  private static JudgeFigure figure(
      String model, String modelVersion, List<Judgment> judgments, List<String> classes) {
    Map<Long, Integer> units = new HashMap<>();
    Map<Long, Integer> annotators = new HashMap<>();
    judgments.forEach(
        each -> {
          units.computeIfAbsent(each.itemId(), _ -> units.size());
          annotators.computeIfAbsent(each.annotatorId(), _ -> annotators.size());
        });
    int[] judged = new int[units.size()];
    Arrays.fill(judged, -1);
    int[] unit = new int[judgments.size()];
    int[] annotator = new int[judgments.size()];
    IntStream.range(0, unit.length)
        .forEach(
            i -> {
              Judgment each = judgments.get(i);
              unit[i] = units.getOrDefault(each.itemId(), 0);
              annotator[i] = annotators.getOrDefault(each.annotatorId(), 0);
              judged[unit[i]] = classes.indexOf(each.judged());
            });
    JudgeAgreement found =
        JudgeAgreement.of(
            Votes.of(
                judged.length,
                Math.max(1, annotators.size()),
                classes.size(),
                unit,
                annotator,
                judgments.stream().mapToInt(each -> classes.indexOf(each.label())).toArray()),
            judged,
            CONFIDENCE);
    Proportion same = found.same();
    Proportion people = found.people();
    return new JudgeFigure(
        model,
        modelVersion,
        same.successes(),
        same.trials(),
        orNull(same.value()),
        same.interval(),
        orNull(found.kappa()),
        orNull(found.kappaError()),
        people.successes(),
        people.trials(),
        orNull(people.value()),
        people.interval());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
