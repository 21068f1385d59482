package io.labelops.task;

import io.labelops.measure.shape.Box;
import io.labelops.measure.shape.Merge;
import io.labelops.measure.shape.Merge.Merged;
import io.labelops.measure.shape.Retrieval;
import io.labelops.measure.shape.ShapeDistance;
import io.labelops.measure.shape.ShapeGold;
import io.labelops.shared.RowRefused;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bounding boxes: right where each box matches one of gold with an IoU of 0.5, and none is left.
 */
final class Boxes extends Shapes<Box> {

  private static final ValueSchema SCHEMA = ValueSchema.of("BOUNDING_BOX");
  private static final Comparator<Box> ORDER =
      Comparator.comparingDouble(Box::x1)
          .thenComparingDouble(Box::y1)
          .thenComparingDouble(Box::x2)
          .thenComparingDouble(Box::y2);

  Boxes(List<String> codes) {
    super(SCHEMA, codes, ORDER);
  }

  @Override
  Box shape(JsonNode value) throws RowRefused {
    double x1 = value.path("x1").doubleValue();
    double y1 = value.path("y1").doubleValue();
    double x2 = value.path("x2").doubleValue();
    double y2 = value.path("y2").doubleValue();
    if (x1 >= x2 || y1 >= y2) {
      throw ValueSchema.refused(
          "has a box without area: x2 has to be above x1, and y2 above y1: " + value);
    }
    return new Box(classes.of(value.path("class").stringValue()), x1, y1, x2, y2);
  }

  @Override
  int category(Box box) {
    return box.category();
  }

  @Override
  void write(Box box, ObjectNode to) {
    to.put("x1", box.x1()).put("y1", box.y1()).put("x2", box.x2()).put("y2", box.y2());
  }

  @Override
  double iou(Box first, Box second) {
    return first.iou(second);
  }

  @Override
  List<Merged<Box>> merge(List<List<Box>> given) {
    return Merge.boxes(given, SAME);
  }

  @Override
  Retrieval hold(List<Box> label, List<Box> gold) {
    return ShapeGold.boxes(label, gold, SAME);
  }

  @Override
  double apart(List<Box> first, List<Box> second) {
    return ShapeDistance.boxes(first, second);
  }

  @Override
  String distanceName() {
    return "1 − IoU";
  }
}
