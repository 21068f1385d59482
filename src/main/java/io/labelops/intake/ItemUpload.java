package io.labelops.intake;

import io.labelops.shared.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Reads the body of an import and stores it part by part.
 *
 * <p>A body that comes again is not read again up to where it was stored, only hashed and compared.
 */
@Component
class ItemUpload {

  private final ImportParts parts;

  ItemUpload(ImportParts parts) {
    this.parts = parts;
  }

  /** Reads to the end of the body. */
  void receive(ItemImport known, Lines lines, ImportFormat format) throws IOException {
    if (known.isComplete()) {
      lines.drain();
      return;
    }
    if (known.format() != format) {
      throw ImportConflict.otherBody(known.importId());
    }
    // Closing waits for the part that is being stored, also when the body breaks off.
    try (var storing = new PartStore(parts, known)) {
      if (!read(known, lines, format, storing)) {
        lines.drain();
      }
    }
  }

  /** Reads a part while the one before is being stored; false when the import is complete. */
  private boolean read(ItemImport known, Lines lines, ImportFormat format, PartStore storing)
      throws IOException {
    ItemRows rows = ItemRows.of(format, lines);
    int number = skip(known, lines);
    var part = new ImportPart(known.id());
    var other = new ImportPart(known.id());
    boolean more = true;
    while (more) {
      more = rows.next(part);
      if (!more || (part.isFull() && lines.isClean())) {
        if (!storing.begin(part, ImportPosition.of(++number, lines))) {
          return false;
        }
        ImportPart stored = other;
        other = part;
        part = stored;
        part.clear();
      }
    }
    return storing.end();
  }

  /** Passes over what is stored, and answers the number of the last part stored. */
  private int skip(ItemImport known, Lines lines) throws IOException {
    ImportPosition end = parts.last(known.id()).orElse(null);
    if (end == null) {
      return 0;
    }
    try {
      lines.skipTo(end.bytes(), end.lines());
    } catch (EOFException e) {
      throw ImportConflict.otherBody(known.importId());
    }
    if (!Arrays.equals(lines.hash(), end.prefixHash())) {
      throw ImportConflict.otherBody(known.importId());
    }
    return end.number();
  }
}
