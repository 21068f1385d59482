package io.labelops.annotation;

import io.labelops.shared.CopyIn;
import io.labelops.shared.ImportReport;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Brings a submission's lines into PostgreSQL by COPY and judges them as a set. */
@Repository
class SubmissionStaging {

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  SubmissionStaging(JdbcTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  /** Copies the readable lines into a table of this transaction. */
  void stage(SubmissionLines lines, ImportReport.Collector report) {
    jdbc.sql(
            """
            CREATE TEMPORARY TABLE submission_staging (
              line BIGINT, item TEXT, annotator TEXT, label TEXT, guideline TEXT,
              seconds DOUBLE PRECISION, item_id BIGINT, annotator_id BIGINT, pass INT, fault TEXT)
            ON COMMIT DROP
            """)
        .update();
    CopyIn.run(
        template,
        "COPY submission_staging (line, item, annotator, label, guideline, seconds) FROM STDIN",
        to -> lines.read(report, line -> to.write(row(line).getBytes(StandardCharsets.UTF_8))));
    jdbc.sql("ANALYZE submission_staging").update();
  }

  private static String row(SubmissionLine line) {
    return String.join(
            "\t",
            String.valueOf(line.line()),
            CopyIn.column(line.item()),
            CopyIn.column(line.annotator()),
            CopyIn.column(line.label()),
            CopyIn.column(line.guidelineVersion()),
            line.seconds() == null ? CopyIn.NULL : line.seconds().toString())
        + "\n";
  }

  /**
   * Matches each line to a slot its annotator holds, the nth line of an item to the nth slot, and
   * notes what is wrong. A lease that ran out still counts while nobody else has taken the slot.
   */
  void judge(Batch batch, String guidelineKey) {
    jdbc.sql(
            """
            WITH placed AS (
              SELECT l.line, i.id AS item_id, w.id AS annotator_id,
                     row_number() OVER (PARTITION BY l.item, l.annotator ORDER BY l.line) AS nth
                FROM submission_staging l
                LEFT JOIN item i
                  ON i.dataset_key = :dataset AND i.key = l.item
                 AND EXISTS (SELECT FROM assignment a
                              WHERE a.batch_id = :batch AND a.item_id = i.id)
                LEFT JOIN annotator w ON w.vendor_key = :vendor AND w.pseudonym = l.annotator),
            held AS (
              SELECT item_id, annotator_id, pass, guideline_version,
                     row_number() OVER (PARTITION BY item_id, annotator_id
                                        ORDER BY repeat, pass) AS nth
                FROM assignment WHERE batch_id = :batch AND state = 'LEASED')
            UPDATE submission_staging l
               SET item_id = p.item_id, annotator_id = p.annotator_id, pass = h.pass,
                   guideline = coalesce(l.guideline, h.guideline_version),
                   fault = CASE
                     WHEN p.item_id IS NULL THEN 'UNKNOWN_ITEM'
                     WHEN p.annotator_id IS NULL THEN 'UNKNOWN_ANNOTATOR'
                     WHEN h.pass IS NULL THEN CASE
                       WHEN EXISTS (SELECT FROM annotation n
                                     WHERE n.dataset_key = :dataset AND n.version = :version
                                       AND n.item_id = p.item_id
                                       AND n.annotator_id = p.annotator_id)
                         THEN 'ALREADY_SUBMITTED'
                       WHEN p.nth > 1 THEN 'DUPLICATE'
                       ELSE 'NO_LEASE' END
                     WHEN l.guideline <> h.guideline_version THEN 'OTHER_GUIDELINE'
                     WHEN NOT EXISTS (SELECT FROM label_class c
                                       WHERE c.guideline_key = :guideline
                                         AND c.version = h.guideline_version AND c.code = l.label)
                       THEN 'UNKNOWN_LABEL' END
              FROM placed p
              LEFT JOIN held h ON h.item_id = p.item_id AND h.annotator_id = p.annotator_id
                              AND h.nth = p.nth
             WHERE l.line = p.line
            """)
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("batch", batch.id())
        .param("vendor", batch.vendorKey())
        .param("guideline", guidelineKey)
        .update();
  }

  void refuseFaulty(ImportReport.Collector report) {
    jdbc.sql("SELECT line, fault FROM submission_staging WHERE fault IS NOT NULL ORDER BY line")
        .query(
            (RowCallbackHandler)
                row -> {
                  LineFault fault = LineFault.valueOf(row.getString("fault"));
                  report.refuse(row.getLong("line"), fault.field(), fault.reason());
                });
  }
}
