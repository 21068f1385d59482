package io.labelops.annotation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves the good lines of a staged submission among the annotations. */
@Repository
class SubmittedLabels {

  private final JdbcClient jdbc;

  SubmittedLabels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds the labels, supersedes those they replace and fills their slots. */
  int take(Batch batch, String submissionId, Instant now) {
    OffsetDateTime at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    jdbc.sql(
            """
            UPDATE annotation n SET superseded_at = :now
              FROM submission_judged l
             WHERE l.fault IS NULL AND n.batch_id = :batch AND n.item_id = l.item_id
               AND n.pass = l.pass AND n.superseded_at IS NULL
            """)
        .param("now", at)
        .param("batch", batch.id())
        .update();
    int taken =
        jdbc.sql(
                """
                INSERT INTO annotation (dataset_key, version, batch_id, item_id, pass, round,
                                        annotator_id, repeat, label, guideline_version,
                                        submission_id, seconds_spent, submitted_at)
                SELECT :dataset, :version, :batch, l.item_id, l.pass, l.round, l.annotator_id,
                       l.repeat, l.label, l.guideline_version, :submission, l.seconds, :now
                  FROM submission_judged l
                 WHERE l.fault IS NULL ORDER BY l.line
                """)
            .param("dataset", batch.dataset().datasetKey())
            .param("version", batch.dataset().version())
            .param("batch", batch.id())
            .param("submission", submissionId)
            .param("now", at)
            .update();
    jdbc.sql(
            """
            UPDATE assignment a SET state = 'DONE', leased_until = NULL
              FROM submission_judged l
             WHERE l.fault IS NULL AND a.batch_id = :batch AND a.item_id = l.item_id
               AND a.pass = l.pass
            """)
        .param("batch", batch.id())
        .update();
    return taken;
  }
}
