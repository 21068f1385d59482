package io.labelops.quality.model;

import io.labelops.shared.ImportReport;
import io.labelops.shared.JsonLine;
import io.labelops.shared.Line;
import io.labelops.shared.Lines;
import io.labelops.shared.RowRefused;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON lines: an item with {@code probabilities} by class, or with a {@code label}. */
record JsonPredictions(Lines lines, List<String> classes) implements PredictionReader {

  @Override
  public boolean next(List<Prediction> rows, ImportReport.Collector report) throws IOException {
    Line line = lines.next();
    if (line == null) {
      return false;
    }
    if (!line.isBlank()) {
      try {
        rows.add(row(line));
      } catch (RowRefused e) {
        report.refuse(line.number(), e.field(), e.reason());
      }
    }
    return true;
  }

  private Prediction row(Line line) throws RowRefused {
    ObjectNode fields = JsonLine.read(line);
    String item = JsonLine.itemKey(fields.get("item"));
    JsonNode label = fields.path(Prediction.LABEL);
    JsonNode probabilities = fields.path(Prediction.PROBABILITIES);
    if (label.isMissingNode() == probabilities.isMissingNode()) {
      throw new RowRefused(
          Prediction.PROBABILITIES, "give probabilities by class, or else a label");
    }
    if (!label.isMissingNode()) {
      return Prediction.of(
          line.number(), item, label.isString() ? label.stringValue() : "", classes);
    }
    if (!probabilities.isObject()) {
      throw new RowRefused(
          Prediction.PROBABILITIES, "have to be an object of class and probability");
    }
    Map<String, BigDecimal> chances = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : probabilities.properties()) {
      if (!each.getValue().isNumber()) {
        throw new RowRefused(
            Prediction.PROBABILITIES, "of %s is no number".formatted(each.getKey()));
      }
      chances.put(each.getKey(), each.getValue().decimalValue());
    }
    return Prediction.of(line.number(), item, chances, classes);
  }
}
