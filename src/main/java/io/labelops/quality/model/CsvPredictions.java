package io.labelops.quality.model;

import io.labelops.shared.CsvRecord;
import io.labelops.shared.CsvRecords;
import io.labelops.shared.ImportReport;
import io.labelops.shared.InvalidImport;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV: a column {@code item}, and one per class with its probability, or {@code label} alone. */
final class CsvPredictions implements PredictionReader {

  private static final String ITEM = "item";
  // Longer ones are no probability, and slow to read.
  private static final int LONGEST_NUMBER = 50;

  private final CsvRecords records;
  private final List<String> columns;
  private final List<String> classes;
  private final boolean labels;

  private CsvPredictions(CsvRecords records, List<String> columns, List<String> classes) {
    this.records = records;
    this.columns = columns;
    this.classes = classes;
    this.labels = columns.size() == 2 && columns.contains(Prediction.LABEL);
  }

  static CsvPredictions of(Lines lines, List<String> classes) throws IOException {
    var records = new CsvRecords(lines);
    List<String> columns = header(records.next());
    var named = new ArrayList<>(columns);
    named.remove(ITEM);
    if (!columns.contains(ITEM)
        || new HashSet<>(columns).size() < columns.size()
        || !named.equals(List.of(Prediction.LABEL)) && !classes.containsAll(named)) {
      throw new InvalidImport(
          "the header row has to be item and label, or item and classes out of %s; it is %s"
              .formatted(classes, columns));
    }
    return new CsvPredictions(records, columns, classes);
  }

  private static List<String> header(@Nullable CsvRecord header) {
    if (header == null || header.problem() != null) {
      throw new InvalidImport("the first line has to be a header row with the column item");
    }
    try {
      return cells(header);
    } catch (RowRefused e) {
      throw new InvalidImport("the header row " + e.reason());
    }
  }

  private static List<String> cells(CsvRecord row) throws RowRefused {
    List<String> cells = new ArrayList<>();
    for (byte[] cell : row.cells()) {
      cells.add(Utf8.decode(cell, "row").strip());
    }
    return cells;
  }

  @Override
  public boolean next(List<Prediction> rows, ImportReport.Collector report) throws IOException {
    CsvRecord next = records.next();
    if (next == null) {
      return false;
    }
    try {
      rows.add(row(next));
    } catch (RowRefused e) {
      report.refuse(next.line(), e.field(), e.reason());
    }
    return true;
  }

  private Prediction row(CsvRecord next) throws RowRefused {
    String problem = next.problem();
    if (problem != null) {
      throw new RowRefused(null, problem);
    }
    List<String> cells = cells(next);
    if (cells.size() != columns.size()) {
      throw new RowRefused(
          null, "has %d cells, the header has %d".formatted(cells.size(), columns.size()));
    }
    String item = cells.get(columns.indexOf(ITEM));
    if (labels) {
      return Prediction.of(
          next.line(), item, cells.get(columns.indexOf(Prediction.LABEL)), classes);
    }
    Map<String, BigDecimal> chances = new LinkedHashMap<>();
    for (int at = 0; at < cells.size(); at++) {
      if (!columns.get(at).equals(ITEM)) {
        chances.put(columns.get(at), number(columns.get(at), cells.get(at)));
      }
    }
    return Prediction.of(next.line(), item, chances, classes);
  }

  private static BigDecimal number(String column, String cell) throws RowRefused {
    try {
      if (cell.length() <= LONGEST_NUMBER) {
        return new BigDecimal(cell);
      }
    } catch (NumberFormatException e) {
      // Told below like any other that will not do.
    }
    throw new RowRefused(Prediction.PROBABILITIES, "of %s is no number".formatted(column));
  }
}
