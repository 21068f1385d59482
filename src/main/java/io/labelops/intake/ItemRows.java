package io.labelops.intake;

import io.labelops.shared.Lines;
import java.io.IOException;

/** Reads the rows of an import one after another. */
interface ItemRows {

  /** Reads the next row into the part; false at the end. */
  boolean next(ImportPart part) throws IOException;

  static ItemRows of(ImportFormat format, Lines lines) throws IOException {
    return switch (format) {
      case CSV -> CsvItemRows.of(lines);
      case JSON_LINES -> new JsonItemRows(lines);
    };
  }
}
