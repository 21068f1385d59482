package io.labelops.ledger;

import io.labelops.shared.Json;
import io.labelops.shared.SheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/** Writes the log row by row, for spreadsheets and for programs. */
@Component
class DecisionExport {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "decided_at",
              "actor",
              "action",
              "dataset",
              "version",
              "subject",
              "summary",
              "reason",
              "links",
              "task",
              "key")
          .get();

  private final DecisionLog log;
  private final Json json;

  DecisionExport(DecisionLog log, Json json) {
    this.log = log;
    this.json = json;
  }

  void csv(DecisionFilter filter, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      log.each(filter, entry -> print(printer, entry));
    }
  }

  void lines(DecisionFilter filter, OutputStream out) {
    log.each(
        filter,
        entry -> {
          try {
            out.write(json.write(entry).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void print(CSVPrinter printer, DecisionEntry entry) {
    try {
      printer.printRecord(
          entry.decidedAt(),
          SheetText.of(entry.actor()),
          entry.action(),
          entry.dataset(),
          entry.version(),
          SheetText.of(entry.subject()),
          SheetText.of(entry.summary()),
          SheetText.of(entry.reason()),
          SheetText.of(String.join(" ", entry.links())),
          entry.task(),
          SheetText.of(entry.key()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
