package io.labelops.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Figures as a spreadsheet reads them. */
final class FiguresCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "figure",
              "of",
              "value",
              "unit",
              "numerator",
              "denominator",
              "n",
              "lower",
              "upper",
              "from",
              "until",
              "period",
              "note",
              "definition")
          .get();

  private FiguresCsv() {}

  static String of(List<Figure> figures) {
    StringBuilder csv = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
      for (Figure figure : figures) {
        printer.printRecord(
            figure.figure(),
            figure.of(),
            figure.value(),
            figure.unit(),
            figure.numerator(),
            figure.denominator(),
            figure.n(),
            figure.lower(),
            figure.upper(),
            figure.from(),
            figure.until(),
            figure.period(),
            figure.note(),
            figure.figure().getDefinition());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString();
  }
}
