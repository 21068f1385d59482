package io.labelops.task;

import io.labelops.measure.shape.Merge;
import io.labelops.measure.shape.Merge.Merged;
import io.labelops.measure.shape.Retrieval;
import io.labelops.measure.shape.ShapeDistance;
import io.labelops.measure.shape.ShapeGold;
import io.labelops.measure.shape.Span;
import io.labelops.shared.RowRefused;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Text spans: right where each overlaps one of gold of its class, and none is left. */
final class Spans extends Shapes<Span> {

  private static final ValueSchema SCHEMA = ValueSchema.of("TEXT_SPAN");
  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

  Spans(List<String> codes) {
    super(SCHEMA, codes, ORDER);
  }

  @Override
  Span shape(JsonNode value) throws RowRefused {
    int start = value.path("start").intValue();
    int end = value.path("end").intValue();
    if (start >= end) {
      throw ValueSchema.refused("has an empty span: end has to be above start: " + value);
    }
    return new Span(classes.of(value.path("class").stringValue()), start, end);
  }

  @Override
  int category(Span span) {
    return span.category();
  }

  @Override
  void write(Span span, ObjectNode to) {
    to.put("start", span.start()).put("end", span.end());
  }

  @Override
  double iou(Span first, Span second) {
    return first.iou(second);
  }

  @Override
  List<Merged<Span>> merge(List<List<Span>> given) {
    return Merge.spans(given, SAME);
  }

  @Override
  Retrieval hold(List<Span> label, List<Span> gold) {
    return ShapeGold.relaxedSpans(label, gold);
  }

  @Override
  double apart(List<Span> first, List<Span> second) {
    return ShapeDistance.spans(first, second);
  }

  @Override
  String distanceName() {
    return "characters marked alike";
  }
}
