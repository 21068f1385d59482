package io.labelops.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits CSV (RFC 4180) into records.
 *
 * <p>A parser for whole files gives up, or swallows its neighbours, at the first broken quote. This
 * one refuses the line where the broken record starts and goes on with the next line.
 */
public final class CsvRecords {

  private final Lines lines;

  public CsvRecords(Lines lines) {
    this.lines = lines;
  }

  /** The next record, or null at the end; empty lines are passed over. */
  public @Nullable CsvRecord next() throws IOException {
    Line first = lines.next();
    while (first != null && first.isBlank()) {
      first = lines.next();
    }
    return first == null ? null : new Scan(first).record();
  }

  private final class Scan {

    private final Line first;
    private final List<Line> joined = new ArrayList<>();
    private final List<byte[]> cells = new ArrayList<>();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private boolean started;
    private boolean quoted;
    private boolean closed;

    Scan(Line first) {
      this.first = first;
    }

    CsvRecord record() throws IOException {
      Line line = first;
      long size = 0;
      while (true) {
        size += line.bytes().length;
        if (line.cut() || size > Lines.LONGEST) {
          return broken("the record has more than %d bytes".formatted(Lines.LONGEST));
        }
        if (!take(line)) {
          return broken("there is text after a closing quote");
        }
        if (!quoted) {
          finishCell();
          return new CsvRecord(first.number(), cells, null);
        }
        cell.write('\n');
        line = lines.next();
        if (line == null) {
          return broken("a quote is never closed");
        }
        joined.add(line);
      }
    }

    private boolean take(Line line) {
      byte[] bytes = line.bytes();
      for (int at = 0; at < bytes.length; at++) {
        byte next = bytes[at];
        if (quoted) {
          at += takeQuoted(bytes, at);
        } else if (next == ',') {
          finishCell();
        } else if (next == '"' && !started) {
          quoted = true;
          started = true;
        } else if (next != '\r' || at < bytes.length - 1) {
          if (closed) {
            return false;
          }
          started = true;
          cell.write(next);
        }
      }
      return true;
    }

    /** Takes a byte between quotes and answers how many more it used. */
    private int takeQuoted(byte[] bytes, int at) {
      if (bytes[at] != '"') {
        cell.write(bytes[at]);
        return 0;
      }
      if (at + 1 < bytes.length && bytes[at + 1] == '"') {
        cell.write('"');
        return 1;
      }
      quoted = false;
      closed = true;
      return 0;
    }

    private void finishCell() {
      cells.add(cell.toByteArray());
      cell.reset();
      started = false;
      closed = false;
    }

    private CsvRecord broken(String problem) {
      lines.giveBack(joined);
      return new CsvRecord(first.number(), List.of(), problem);
    }
  }
}
