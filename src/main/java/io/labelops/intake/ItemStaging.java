package io.labelops.intake;

import io.labelops.shared.CopyIn;
import io.labelops.shared.ImportReport;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Brings rows into PostgreSQL by COPY and compares them set-wise with what is there. */
@Repository
class ItemStaging {

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  // Not the shared template: its query timeout is for requests, not for millions of rows.
  ItemStaging(DataSource database) {
    this.template = new JdbcTemplate(database);
    this.jdbc = JdbcClient.create(template);
  }

  /** Copies the good rows into a table of this transaction. */
  void stage(ItemRows rows, ImportReport.Collector report) {
    jdbc.sql(
            """
            CREATE TEMPORARY TABLE item_staging (
              line BIGINT, key TEXT, payload JSONB, payload_hash BYTEA, labels_required INT)
            ON COMMIT DROP
            """)
        .update();
    CopyIn.run(
        template,
        "COPY item_staging FROM STDIN",
        to -> rows.read(report, row -> to.write(line(row).getBytes(StandardCharsets.UTF_8))));
    jdbc.sql("ANALYZE item_staging").update();
  }

  private static String line(ItemRow row) {
    Integer labels = row.labelsRequired();
    return row.line()
        + "\t"
        + CopyIn.column(row.key())
        + "\t"
        + CopyIn.column(row.payload())
        + "\t\\\\x"
        + HexFormat.of().formatHex(row.payloadHash())
        + "\t"
        + (labels == null ? CopyIn.NULL : labels)
        + "\n";
  }

  /** Takes out rows whose item came on an earlier line. */
  void refuseRepeats(ImportReport.Collector report) {
    jdbc.sql(
            """
            WITH repeated AS (
              DELETE FROM item_staging s
               USING (SELECT key, min(line) AS first FROM item_staging
                       GROUP BY key HAVING count(*) > 1) d
               WHERE s.key = d.key AND s.line > d.first
              RETURNING s.line, d.first)
            SELECT line, first FROM repeated ORDER BY line
            """)
        .query(
            (RowCallbackHandler)
                row ->
                    report.refuse(
                        row.getLong("line"),
                        "item",
                        "is on line %d already".formatted(row.getLong("first"))));
  }

  /** Takes out rows whose item is known with another content. */
  void refuseChanges(String datasetKey, ImportReport.Collector report) {
    jdbc.sql(
            """
            WITH changed AS (
              DELETE FROM item_staging s USING item i
               WHERE i.dataset_key = :dataset AND i.key = s.key
                 AND (i.payload_hash <> s.payload_hash
                      OR i.labels_required IS DISTINCT FROM s.labels_required)
              RETURNING s.line)
            SELECT line FROM changed ORDER BY line
            """)
        .param("dataset", datasetKey)
        .query(
            (RowCallbackHandler)
                row ->
                    report.refuse(
                        row.getLong("line"), "item", "is known already with another content"));
  }

  /** Adds what is left and not known yet, and answers how many rows were good. */
  int take(String datasetKey, OffsetDateTime now) {
    jdbc.sql(
            """
            INSERT INTO item (dataset_key, key, payload, payload_hash, labels_required, imported_at)
            SELECT :dataset, key, payload, payload_hash, labels_required, :now
              FROM item_staging ORDER BY line
            ON CONFLICT (dataset_key, key) DO NOTHING
            """)
        .param("dataset", datasetKey)
        .param("now", now)
        .update();
    return jdbc.sql("SELECT count(*) FROM item_staging").query(Integer.class).single();
  }
}
