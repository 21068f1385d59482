package io.labelops.intake;

import io.labelops.shared.CopyIn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows of an import that are stored together, written as COPY takes them. */
final class ImportPart {

  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_ROWS = 20_000;

  private final long importId;
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream(1 << 16);
  private final ByteArrayOutputStream refusals = new ByteArrayOutputStream();
  private int taken;
  private int refused;

  ImportPart(long importId) {
    this.importId = importId;
  }

  void take(ItemRow row) {
    Integer labels = row.labelsRequired();
    String written =
        row.line()
            + "\t"
            + CopyIn.column(row.key())
            + "\t"
            + CopyIn.column(row.payload())
            + "\t\\\\x"
            + HexFormat.of().formatHex(row.payloadHash())
            + "\t"
            + (labels == null ? CopyIn.NULL : labels)
            + "\n";
    rows.writeBytes(written.getBytes(StandardCharsets.UTF_8));
    taken++;
  }

  void refuse(long line, @Nullable String field, String reason) {
    String written =
        String.join(
            "\t",
            Long.toString(importId),
            Long.toString(line),
            CopyIn.column(field),
            CopyIn.column(reason));
    refusals.writeBytes((written + "\n").getBytes(StandardCharsets.UTF_8));
    refused++;
  }

  /** Empties the part for the rows that follow. */
  void clear() {
    rows.reset();
    refusals.reset();
    taken = 0;
    refused = 0;
  }

  boolean isFull() {
    return rows.size() + refusals.size() >= MOST_BYTES || taken + refused >= MOST_ROWS;
  }

  int taken() {
    return taken;
  }

  int refused() {
    return refused;
  }

  ByteArrayOutputStream rows() {
    return rows;
  }

  ByteArrayOutputStream refusals() {
    return refusals;
  }
}
