package io.labelops.quality;

import io.labelops.measure.Interval;
import io.labelops.measure.Proportion;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.shared.SheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells the quality of a dataset version apart by batch, annotator, class, slice or day. */
@Service
class QualityRows {

  private static final double CONFIDENCE = 0.95;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "of",
              "vendor",
              "items",
              "labels",
              "as_released",
              "compared",
              "as_released_share",
              "gold_correct",
              "gold_answers",
              "gold_accuracy",
              "gold_lower",
              "gold_upper",
              "agreement_items",
              "alpha",
              "alpha_lower",
              "alpha_upper")
          .get();

  private final JdbcClient jdbc;
  private final RowAgreements agreements;
  private final DatasetVersions versions;

  QualityRows(JdbcClient jdbc, RowAgreements agreements, DatasetVersions versions) {
    this.agreements = agreements;
    this.jdbc = jdbc;
    this.versions = versions;
  }

  /**
   * Lists rows by name.
   *
   * @param vendorKey of one vendor's annotators, null for all
   * @param field of the payload, for slices
   */
  ResultPage<QualityRow> page(
      DatasetVersionId id,
      QualityBy by,
      @Nullable String vendorKey,
      @Nullable String field,
      PageQuery page) {
    long total =
        query("SELECT count(*) FROM (" + by.query() + ") parts", id, vendorKey, field)
            .query(Long.class)
            .single();
    List<QualityRow> rows =
        query(by.query() + " ORDER BY 2, 1 LIMIT :limit OFFSET :offset", id, vendorKey, field)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query((row, _) -> row(row))
            .list();
    List<String> names = rows.stream().map(QualityRow::of).toList();
    return page.of(with(rows, agreements.measure(id, by, vendorKey, field, names)), total);
  }

  /** Writes all rows as a spreadsheet reads them. */
  String csv(
      DatasetVersionId id, QualityBy by, @Nullable String vendorKey, @Nullable String field) {
    List<QualityRow> rows =
        query(by.query() + " ORDER BY 2, 1", id, vendorKey, field)
            .query((row, _) -> row(row))
            .list();
    rows = with(rows, agreements.measure(id, by, vendorKey, field, null));
    StringBuilder csv = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
      for (QualityRow row : rows) {
        Interval interval = row.goldInterval();
        Interval alpha = row.agreement().interval();
        printer.printRecord(
            SheetText.of(row.of()),
            row.vendorKey(),
            row.items(),
            row.labels(),
            row.asReleased().numerator(),
            row.asReleased().denominator(),
            row.asReleased().value(),
            row.gold().numerator(),
            row.gold().denominator(),
            row.gold().value(),
            interval == null ? null : interval.lower(),
            interval == null ? null : interval.upper(),
            row.agreement().items(),
            row.agreement().alpha(),
            alpha == null ? null : alpha.lower(),
            alpha == null ? null : alpha.upper());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString();
  }

  private JdbcClient.StatementSpec query(
      String sql, DatasetVersionId id, @Nullable String vendorKey, @Nullable String field) {
    versions.require(id);
    return jdbc.sql(sql)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("vendor", vendorKey)
        .param("field", field == null ? "" : field);
  }

  private static QualityRow row(ResultSet row) throws SQLException {
    int answers = row.getInt("answers");
    int correct = row.getInt("correct");
    return new QualityRow(
        row.getString("of"),
        row.getString("vendor_key"),
        row.getLong("items"),
        row.getLong("labels"),
        Ratio.of(row.getLong("matching"), row.getLong("compared")),
        Ratio.of(correct, answers),
        answers == 0 ? null : Proportion.of(correct, answers, CONFIDENCE).interval(),
        RowAgreement.NONE);
  }

  private static List<QualityRow> with(
      List<QualityRow> rows, Map<RowAgreements.Part, RowAgreement> agreements) {
    return rows.stream()
        .map(
            row ->
                row.with(
                    agreements.getOrDefault(
                        new RowAgreements.Part(row.of(), row.vendorKey()), RowAgreement.NONE)))
        .toList();
  }
}
