package io.labelops.task;

import io.labelops.measure.shape.Merge.Merged;
import io.labelops.measure.shape.Retrieval;
import io.labelops.shared.RowRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What boxes and spans have in common: those that several annotators drew are merged, and stay
 * where more than half of the annotators stand behind them.
 */
abstract class Shapes<S> extends StructuredRules<List<S>> {

  /** Least intersection over union of shapes that are the same thing (Everingham et al. 2010). */
  static final double SAME = 0.5;

  final ClassNumbers classes;
  private final Comparator<S> order;

  Shapes(ValueSchema schema, List<String> codes, Comparator<S> order) {
    super(schema);
    this.classes = new ClassNumbers(codes);
    this.order = order;
  }

  abstract S shape(JsonNode value) throws RowRefused;

  abstract int category(S shape);

  abstract void write(S shape, ObjectNode to);

  abstract double iou(S first, S second);

  abstract List<Merged<S>> merge(List<List<S>> given);

  abstract Retrieval hold(List<S> label, List<S> gold);

  @Override
  final List<S> read(JsonNode value) throws RowRefused {
    List<S> shapes = new ArrayList<>();
    for (JsonNode each : value) {
      shapes.add(shape(each));
    }
    shapes.sort(order.thenComparing(shape -> classes.code(category(shape))));
    return shapes;
  }

  @Override
  final void require(List<S> label) throws RowRefused {
    for (S shape : label) {
      classes.requireKnown(category(shape));
    }
  }

  @Override
  final JsonNode write(List<S> label) {
    ArrayNode shapes = MAPPER.createArrayNode();
    for (S shape : label) {
      write(shape, shapes.addObject().put("class", classes.code(category(shape))));
    }
    return shapes;
  }

  @Override
  final boolean right(List<S> label, List<S> gold) {
    Retrieval held = hold(label, gold);
    return held.matched() == held.found() && held.matched() == held.wanted();
  }

  @Override
  final Outcome<List<S>> settle(List<List<S>> given) {
    Parts<S> parts = new Parts<>(given.size());
    merge(given).forEach(merged -> parts.add(merged.shape(), merged.support()));
    return parts.outcome(
        kept ->
            kept.stream()
                .sorted(order.thenComparing(shape -> classes.code(category(shape))))
                .toList());
  }

  @Override
  public final List<String> classes(String label) {
    return parse(label).stream()
        .map(shape -> classes.code(category(shape)))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public final List<Integer> support(String label, Map<String, Integer> votes) {
    List<List<S>> given = given(votes);
    return parse(label).stream()
        .map(part -> (int) given.stream().filter(drawn -> holds(drawn, part)).count())
        .toList();
  }

  private boolean holds(List<S> drawn, S part) {
    return drawn.stream()
        .anyMatch(each -> category(each) == category(part) && iou(each, part) >= SAME);
  }
}
