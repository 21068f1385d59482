package io.labelops.intake;

import io.labelops.shared.JsonLine;
import io.labelops.shared.Line;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON lines: {@code {"item": "…", "payload": {…}}}, or the payload's fields beside item. */
final class JsonItemRows implements ItemRows {

  private static final String LABELS_REQUIRED = "labelsRequired";

  private final Lines lines;

  JsonItemRows(Lines lines) {
    this.lines = lines;
  }

  @Override
  public boolean next(ImportPart part) throws IOException {
    Line line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return false;
    }
    try {
      part.take(row(line));
    } catch (RowRefused e) {
      part.refuse(line.number(), e.field(), e.reason());
    }
    return true;
  }

  private static ItemRow row(Line line) throws RowRefused {
    ObjectNode fields = JsonLine.read(line);
    String key = JsonLine.itemKey(fields.remove("item"));
    Integer labels = labels(fields.remove(LABELS_REQUIRED));
    return ItemRowFactory.row(line.number(), key, payload(fields), labels);
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
