package io.labelops.intake;

import io.labelops.shared.CsvRecord;
import io.labelops.shared.CsvRecords;
import io.labelops.shared.InvalidImport;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CSV: a header row with {@code item}, all other columns are the payload; {@code media_uri}
 * and {@code media_sha256} become its {@link Media}.
 */
final class CsvItemRows implements ItemRows {

  private static final String ITEM = "item";
  private static final String LABELS_REQUIRED = "labels_required";

  private static final String MEDIA_URI = "media_uri";
  private static final String MEDIA_HASH = "media_sha256";

  private final CsvRecords records;
  private final List<String> columns;

  private CsvItemRows(CsvRecords records, List<String> columns) {
    this.records = records;
    this.columns = columns;
  }

  /** Reads the header row, which names the columns of all others. */
  static CsvItemRows of(Lines lines) throws IOException {
    var records = new CsvRecords(lines);
    return new CsvItemRows(records, header(records.next()));
  }

  @Override
  public boolean next(ImportPart part) throws IOException {
    CsvRecord next = records.next();
    if (next == null) {
      return false;
    }
    try {
      part.take(row(next, columns));
    } catch (RowRefused e) {
      part.refuse(next.line(), e.field(), e.reason());
    }
    return true;
  }

  private static List<String> header(@Nullable CsvRecord header) {
    if (header == null || header.problem() != null) {
      throw new InvalidImport("the first line has to be a header row with the column item");
    }
    List<String> columns = new ArrayList<>();
    try {
      for (byte[] cell : header.cells()) {
        String column = Utf8.decode(cell, "header").strip();
        Utf8.requireStorable(column, "header");
        columns.add(column);
      }
    } catch (RowRefused e) {
      throw new InvalidImport("the header row " + e.reason());
    }
    if (!columns.contains(ITEM)) {
      throw new InvalidImport(
          "the header row has no column item, separated by commas; it has " + columns);
    }
    if (columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
      throw new InvalidImport(
          "each column needs a name of its own in the header row; it has " + columns);
    }
    return columns;
  }

  private static ItemRow row(CsvRecord next, List<String> columns) throws RowRefused {
    String problem = next.problem();
    if (problem != null) {
      throw new RowRefused(null, problem);
    }
    List<byte[]> cells = next.cells();
    if (cells.size() != columns.size()) {
      throw new RowRefused(
          null, "has %d cells, the header has %d".formatted(cells.size(), columns.size()));
    }
    ObjectNode payload = ItemRowFactory.MAPPER.createObjectNode();
    String key = "";
    Integer labels = null;
    for (int at = 0; at < cells.size(); at++) {
      String column = columns.get(at);
      String cell = Utf8.decode(cells.get(at), column);
      switch (column) {
        case ITEM -> key = cell;
        case LABELS_REQUIRED ->
            labels = cell.isBlank() ? null : ItemRowFactory.labels(LABELS_REQUIRED, cell);
        case MEDIA_URI -> payload.withObject("/" + Media.FIELD).put(Media.URI_FIELD, cell);
        case MEDIA_HASH -> payload.withObject("/" + Media.FIELD).put(Media.HASH_FIELD, cell);
        default -> payload.put(column, cell);
      }
    }
    return ItemRowFactory.row(next.line(), key, payload, labels);
  }
}
