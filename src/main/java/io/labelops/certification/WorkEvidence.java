package io.labelops.certification;

import io.labelops.program.LabelRulebook;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelRules;
import io.labelops.workforce.Certificate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what work under a certificate says of it. */
@Component
class WorkEvidence {

  private final JdbcClient jdbc;
  private final LabelRulebook rulebook;

  WorkEvidence(JdbcClient jdbc, LabelRulebook rulebook) {
    this.jdbc = jdbc;
    this.rulebook = rulebook;
  }

  private record Reviewed(String datasetKey, int version, String label, String decided) {

    DatasetVersionId dataset() {
      return new DatasetVersionId(datasetKey, version);
    }
  }

  /**
   * Weighs the first labels of a probation against the final labels of their items, each of which
   * somebody looked at; empty until that is so of all of them.
   */
  Optional<Answers> probation(Certificate certificate) {
    List<Reviewed> reviewed =
        jdbc.sql(
                """
                SELECT p.dataset_key, p.version, p.label, f.label AS decided
                  FROM v_probation_label p
                  JOIN final_label f ON f.dataset_key = p.dataset_key AND f.version = p.version
                                    AND f.item_id = p.item_id AND f.batch_id = p.batch_id
                 WHERE p.certificate_id = ? AND p.batch_state = 'ACCEPTED'
                """)
            .param(certificate.id())
            .query(Reviewed.class)
            .list();
    if (reviewed.size() < certificate.probationItems()) {
      return Optional.empty();
    }
    Map<DatasetVersionId, LabelRules> rules = new HashMap<>();
    int right =
        (int)
            reviewed.stream()
                .filter(
                    each ->
                        rules
                            .computeIfAbsent(each.dataset(), rulebook::of)
                            .isRight(each.label(), each.decided()))
                .count();
    return Optional.of(new Answers(right, reviewed.size()));
  }

  /** Counts first answers on gold hidden in work since a certificate was issued. */
  Answers productionGold(Certificate certificate) {
    return jdbc.sql(
            """
            SELECT count(*) FILTER (WHERE g.correct) AS correct, count(*) AS answers
              FROM v_gold_answer g JOIN dataset d ON d.key = g.dataset_key
             WHERE g.annotator_id = :annotator AND g.task_type = :task
               AND g.guideline_key = :guideline AND g.guideline_major = :major
               AND d.language = :language AND g.submitted_at >= :since
            """)
        .param("annotator", certificate.annotatorId())
        .param("task", certificate.scope().taskType().name())
        .param("guideline", certificate.scope().guidelineKey())
        .param("major", String.valueOf(certificate.guidelineMajor()))
        .param("language", certificate.scope().language())
        .param("since", certificate.issuedAt().atOffset(ZoneOffset.UTC))
        .query(Answers.class)
        .single();
  }
}
