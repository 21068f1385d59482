package io.labelops.intake;

import io.labelops.shared.ImportReport;
import io.labelops.shared.JsonLine;
import io.labelops.shared.Line;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON lines: {@code {"item": "…", "payload": {…}}}, or the payload's fields beside item. */
final class JsonItemRows implements ItemRows {

  private static final String LABELS_REQUIRED = "labelsRequired";

  private final Lines lines;

  JsonItemRows(InputStream stream) {
    this.lines = new Lines(stream);
  }

  @Override
  public void read(ImportReport.Collector report, Taker taker) throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        taker.take(row(line));
      } catch (RowRefused e) {
        report.refuse(line.number(), e.field(), e.reason());
      }
    }
  }

  private static ItemRow row(Line line) throws RowRefused {
    ObjectNode fields = JsonLine.read(line);
    String key = key(fields.remove("item"));
    Integer labels = labels(fields.remove(LABELS_REQUIRED));
    return ItemRowFactory.row(line.number(), key, payload(fields), labels);
  }

  private static String key(@Nullable JsonNode item) throws RowRefused {
    if (item == null || item.isNull()) {
      throw new RowRefused("item", "is missing");
    }
    if (!item.isString() && !item.isIntegralNumber()) {
      throw new RowRefused("item", "has to be a string");
    }
    return item.asString();
  }

  private static @Nullable Integer labels(@Nullable JsonNode labels) throws RowRefused {
    return labels == null || labels.isNull()
        ? null
        : ItemRowFactory.labels(LABELS_REQUIRED, labels.isValueNode() ? labels.asString() : "");
  }

  private static ObjectNode payload(ObjectNode fields) throws RowRefused {
    if (!(fields.get("payload") instanceof ObjectNode payload)) {
      return fields;
    }
    if (fields.size() > 1) {
      throw new RowRefused(
          null, "there are fields beside item, payload and labelsRequired: put them into payload");
    }
    return payload;
  }
}
