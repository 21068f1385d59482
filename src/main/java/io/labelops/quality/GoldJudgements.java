package io.labelops.quality;

import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelRules;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down which answers are right by gold without being equal to it, so that all queries count
 * them alike ({@code gold_correct}).
 */
@Component
class GoldJudgements {

  private record Answer(long id, String given, String expected) {}

  private final JdbcClient jdbc;

  GoldJudgements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Judges the answers of a dataset version that are not judged yet. */
  void judge(DatasetVersionId dataset, LabelRules rules) {
    if (rules.isNominal()) {
      return;
    }
    List<Answer> right =
        open(dataset).stream()
            .filter(answer -> rules.isRight(answer.given(), answer.expected()))
            .toList();
    jdbc.sql(
            """
            INSERT INTO gold_right (annotation_id, expected)
            SELECT id, expected
              FROM unnest(:ids::bigint[], :expected::text[]) AS r(id, expected)
            ON CONFLICT DO NOTHING
            """)
        .param("ids", right.stream().map(Answer::id).toArray(Long[]::new))
        .param("expected", right.stream().map(Answer::expected).toArray(String[]::new))
        .update();
  }

  private List<Answer> open(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT a.id, a.label AS given, g.label AS expected
              FROM v_planted_gold g
              JOIN annotation a ON a.dataset_key = g.dataset_key AND a.item_id = g.item_id
             WHERE a.dataset_key = :dataset AND a.version = :version AND a.label <> g.label
               AND NOT gold_correct(a.id, a.label, g.label)
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(Answer.class)
        .list();
  }
}
