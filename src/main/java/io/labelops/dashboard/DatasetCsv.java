package io.labelops.dashboard;

import io.labelops.shared.SheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The list of datasets as a spreadsheet reads it. */
final class DatasetCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "dataset",
              "version",
              "title",
              "program",
              "stage",
              "since",
              "paused",
              "batches",
              "batches_settled",
              "labels_required",
              "labels_done",
              "gate")
          .get();

  private DatasetCsv() {}

  static String of(List<DatasetRow> rows) {
    StringBuilder csv = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
      for (DatasetRow row : rows) {
        printer.printRecord(
            row.datasetKey(),
            row.version(),
            SheetText.of(row.title()),
            SheetText.of(row.programTitle()),
            row.stage(),
            row.stageSince(),
            row.paused(),
            row.batches(),
            row.batchesSettled(),
            row.labelsRequired(),
            row.labelsDone(),
            row.verdict());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString();
  }
}
