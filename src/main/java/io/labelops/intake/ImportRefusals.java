package io.labelops.intake;

import io.labelops.shared.ImportReport;
import io.labelops.shared.JsonLine;
import io.labelops.shared.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells why rows of imports were refused. */
@Repository
class ImportRefusals {

  private static final int FETCHED = 5_000;
  private static final CSVFormat CSV = CSVFormat.RFC4180;

  private final JdbcClient jdbc;

  ImportRefusals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The report of an import that is complete. */
  ImportReport report(long importId) {
    return jdbc.sql("SELECT taken, refused FROM item_import WHERE id = :id")
        .param("id", importId)
        .query(
            (row, _) ->
                new ImportReport(
                    row.getLong("taken"),
                    row.getLong("refused"),
                    all(importId)
                        .withMaxRows(ImportReport.KEPT_REFUSALS)
                        .query(Refusal.class)
                        .list()))
        .single();
  }

  /** Writes all of them, in the order of the lines. */
  @Transactional(readOnly = true)
  public void write(long importId, boolean csv, OutputStream to) throws IOException {
    try {
      if (csv) {
        to.write(bytes("line,field,reason\r\n"));
      }
      all(importId)
          .withFetchSize(FETCHED)
          .query(
              (RowCallbackHandler)
                  row ->
                      write(
                          new Refusal(
                              row.getLong("line"), row.getString("field"), row.getString("reason")),
                          csv,
                          to));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private JdbcClient.StatementSpec all(long importId) {
    return jdbc.sql(
            """
            SELECT line, field, reason FROM item_import_refusal
             WHERE import = :import ORDER BY line, reason
            """)
        .param("import", importId);
  }

  private static void write(Refusal refusal, boolean csv, OutputStream to) {
    String line =
        csv
            ? CSV.format(refusal.line(), refusal.field(), refusal.reason()) + "\r\n"
            : JsonLine.MAPPER.writeValueAsString(refusal) + "\n";
    try {
      to.write(bytes(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
