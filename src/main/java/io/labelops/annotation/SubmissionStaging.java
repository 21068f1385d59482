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

  /**
   * Once per connection, since a table made anew for each submission costs more than filling it. As
   * its size is never the same twice, plans made for another one are not taken again.
   */
  private static final String TABLES =
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS submission_staging (
        line BIGINT, item TEXT, annotator TEXT, label TEXT, guideline TEXT, seconds DOUBLE PRECISION)
      ON COMMIT DELETE ROWS;
      CREATE TEMPORARY TABLE IF NOT EXISTS submission_judged (
        line BIGINT, item_id BIGINT, pass INT, round INT, annotator_id BIGINT, repeat INT,
        label TEXT, guideline_version TEXT, seconds DOUBLE PRECISION, fault TEXT)
      ON COMMIT DELETE ROWS;
      SET LOCAL plan_cache_mode = force_custom_plan
      """;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  SubmissionStaging(JdbcTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  /** Copies the readable lines into a table that is empty again after this transaction. */
  void stage(SubmissionLines lines, ImportReport.Collector report) {
    template.execute(TABLES);
    CopyIn.run(
        template,
        "COPY submission_staging (line, item, annotator, label, guideline, seconds) FROM STDIN",
        to -> lines.read(report, line -> to.write(row(line).getBytes(StandardCharsets.UTF_8))));
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
   * refuses what is wrong. A lease that ran out still counts while nobody else has taken the slot.
   *
   * <p>That a slot is leased is part of the join, because as a condition it is thought rare: the
   * statistics are from when all slots were open.
   */
  void judge(Batch batch, String guidelineKey, ImportReport.Collector report) {
    jdbc.sql(
            """
            WITH slot AS MATERIALIZED (
              SELECT a.item_id, i.key, a.pass, a.round, a.annotator_id, a.repeat, a.state,
                     a.guideline_version,
                     row_number() OVER (PARTITION BY a.item_id, a.annotator_id, a.state
                                        ORDER BY a.repeat, a.pass) AS nth
                FROM assignment a JOIN item i ON i.id = a.item_id WHERE a.batch_id = :batch),
            placed AS (
              SELECT l.line, l.label, l.guideline, l.seconds, k.item_id, w.id AS annotator_id,
                     'LEASED' AS state,
                     row_number() OVER (PARTITION BY l.item, l.annotator ORDER BY l.line) AS nth
                FROM submission_staging l
                LEFT JOIN (SELECT DISTINCT item_id, key FROM slot) k ON k.key = l.item
                LEFT JOIN annotator w ON w.vendor_key = :vendor AND w.pseudonym = l.annotator),
            judged AS (
              INSERT INTO submission_judged
              SELECT p.line, p.item_id, h.pass, h.round, h.annotator_id, h.repeat, p.label,
                     h.guideline_version, p.seconds,
                     CASE
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
                       WHEN p.guideline <> h.guideline_version THEN 'OTHER_GUIDELINE'
                       WHEN c.code IS NULL THEN 'UNKNOWN_LABEL' END
                FROM placed p
                LEFT JOIN slot h ON h.item_id = p.item_id AND h.annotator_id = p.annotator_id
                                AND h.state = p.state AND h.nth = p.nth
                LEFT JOIN label_class c ON c.guideline_key = :guideline
                                       AND c.version = h.guideline_version AND c.code = p.label
              RETURNING line, fault)
            SELECT line, fault FROM judged WHERE fault IS NOT NULL ORDER BY line
            """)
        .param("dataset", batch.dataset().datasetKey())
        .param("version", batch.dataset().version())
        .param("batch", batch.id())
        .param("vendor", batch.vendorKey())
        .param("guideline", guidelineKey)
        .query(
            (RowCallbackHandler)
                row -> {
                  LineFault fault = LineFault.valueOf(row.getString("fault"));
                  report.refuse(row.getLong("line"), fault.field(), fault.reason());
                });
  }
}
