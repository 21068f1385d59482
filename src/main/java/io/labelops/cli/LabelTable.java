package io.labelops.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of comma-separated rows with a header, or tab-separated where it is named so. */
record LabelTable(Path file, List<String> columns, int required) {

  /** Hands over the fields of each row and its line; optional columns may be absent: empty. */
  void forEachRow(BiConsumer<String[], Long> row) {
    boolean tabs = file.toString().endsWith(".tsv");
    CSVFormat format = tabs ? CSVFormat.TDF : CSVFormat.DEFAULT;
    long line = 1;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      int[] index = null;
      for (CSVRecord fields : parser) {
        line = parser.getCurrentLineNumber();
        if (index == null) {
          index = positions(fields);
        } else {
          row.accept(fields(fields, index, line), line);
        }
      }
      if (index == null) {
        throw new CommandFailure(file + " is empty: its first line has to name the columns");
      }
    } catch (UncheckedIOException e) {
      throw new CommandFailure("%s, after line %d: %s".formatted(file, line, e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read %s: %s".formatted(file, e), e);
    }
  }

  private int[] positions(CSVRecord header) {
    List<String> names = header.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
    int[] index = new int[columns.size()];
    for (int column = 0; column < index.length; column++) {
      index[column] = names.indexOf(columns.get(column));
      if (index[column] < 0 && column < required) {
        throw new CommandFailure(
            "%s has no column '%s', only %s".formatted(file, columns.get(column), names));
      }
    }
    return index;
  }

  private String[] fields(CSVRecord record, int[] index, long line) {
    String[] fields = new String[index.length];
    for (int column = 0; column < index.length; column++) {
      boolean absent = index[column] < 0 || index[column] >= record.size();
      fields[column] = absent ? "" : record.get(index[column]).strip();
      if (column < required && fields[column].isEmpty()) {
        throw new CommandFailure(
            "%s, line %d: %s is empty".formatted(file, line, columns.get(column)));
      }
    }
    return fields;
  }
}
