package io.labelops.quality;

import io.labelops.workforce.CertificateScope;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the items of a batch that are among the first of an annotator on probation. */
@Component
class Probationers {

  private final JdbcClient jdbc;

  Probationers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * None where the dataset asks for no certificates; gold is none, since it is judged by itself.
   */
  Set<Long> items(BatchSubject batch) {
    if (!batch.settings().certificationRequired()) {
      return Set.of();
    }
    CertificateScope scope = CertificateScope.of(batch.settings());
    return jdbc.sql(
            """
            SELECT DISTINCT f.item_id
              FROM certificate c
             CROSS JOIN LATERAL (
               SELECT l.item_id, l.batch_id FROM v_label_certificate l
                WHERE l.certificate_id = c.id
                  AND NOT EXISTS (SELECT FROM v_planted_gold g
                                   WHERE g.dataset_key = l.dataset_key AND g.item_id = l.item_id
                                     AND g.from_version <= l.version)
                ORDER BY l.annotation_id LIMIT c.probation_items) f
             WHERE c.state = 'PROBATION' AND c.task_type = :task AND c.guideline_key = :guideline
               AND c.language = :language AND f.batch_id = :batch
               AND c.annotator_id IN (SELECT annotator_id FROM annotation
                                       WHERE batch_id = :batch AND superseded_at IS NULL)
            """)
        .param("task", scope.taskType().name())
        .param("guideline", scope.guidelineKey())
        .param("language", scope.language())
        .param("batch", batch.batchId())
        .query(Long.class)
        .set();
  }
}
