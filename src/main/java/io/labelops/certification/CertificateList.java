package io.labelops.certification;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.shared.SheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lists certificates, for page and API alike. */
@Service
public class CertificateList {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "vendor",
              "annotator",
              "task_type",
              "guideline",
              "guideline_major",
              "language",
              "state",
              "issued_at",
              "good_until",
              "certificate",
              "why")
          .get();

  private static final String ROWS =
      """
      SELECT * FROM (
        SELECT certificate_id AS certificate, certification_id AS certification, vendor_key,
               pseudonym AS annotator, task_type, guideline_key, guideline_major, language,
               CASE WHEN state NOT IN ('PROBATION','CERTIFIED') THEN state
                    WHEN least(valid_until, provisional_until) <= :now THEN 'EXPIRED'
                    WHEN provisional_until IS NOT NULL THEN 'PROVISIONAL'
                    ELSE state END AS state,
               issued_at, valid_until, least(valid_until, provisional_until) AS good_until,
               provisional_major, state_why AS why
          FROM v_certificate) c
       WHERE (:vendor::text IS NULL OR vendor_key = :vendor)
         AND (:annotator::text IS NULL OR annotator = :annotator)
         AND (:task::text IS NULL OR task_type = :task)
         AND (:guideline::text IS NULL OR guideline_key = :guideline)
         AND (:language::text IS NULL OR language = :language)
         AND CASE WHEN :state::text IS NULL THEN state <> 'RENEWED' ELSE state = :state END
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  CertificateList(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lists one page by vendor, annotator and age. */
  public ResultPage<CertificateRow> page(CertificateFilter filter, PageQuery page) {
    List<CertificateRow> rows =
        query(
                ROWS + " ORDER BY vendor_key, annotator, certificate LIMIT :limit OFFSET :offset",
                filter)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query(CertificateRow.class)
            .list();
    long total = query("SELECT count(*) FROM (" + ROWS + ") n", filter).query(Long.class).single();
    return page.of(rows, total);
  }

  /** Lists the vendors that have certificates at all. */
  public List<String> vendors() {
    return jdbc.sql("SELECT DISTINCT vendor_key FROM v_certificate ORDER BY 1")
        .query(String.class)
        .list();
  }

  /** Writes all of them as a spreadsheet reads them. */
  String csv(CertificateFilter filter) {
    StringBuilder csv = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
      for (CertificateRow row :
          query(ROWS + " ORDER BY vendor_key, annotator, certificate", filter)
              .query(CertificateRow.class)
              .list()) {
        printer.printRecord(
            row.vendorKey(),
            SheetText.of(row.annotator()),
            row.taskType(),
            row.guidelineKey(),
            row.guidelineMajor(),
            row.language(),
            row.state(),
            row.issuedAt(),
            row.goodUntil(),
            row.certificate(),
            SheetText.of(row.why()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString();
  }

  private JdbcClient.StatementSpec query(String sql, CertificateFilter filter) {
    return jdbc.sql(sql)
        .param("now", OffsetDateTime.now(clock))
        .param("vendor", filter.vendor())
        .param("annotator", filter.annotator())
        .param("task", filter.taskType() == null ? null : filter.taskType().name())
        .param("guideline", filter.guideline())
        .param("language", filter.language())
        .param("state", filter.state());
  }
}
