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
            SELECT DISTINCT item_id FROM v_probation_label
             WHERE state = 'PROBATION' AND task_type = :task AND guideline_key = :guideline
               AND language = :language AND batch_id = :batch
               AND annotator_id IN (SELECT annotator_id FROM annotation
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
