package io.labelops.models;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagramsTest {

  private final List<Diagram> diagrams = Model.all().stream().map(Diagram::new).toList();
  private final Violations violations = new Violations();

  @AfterEach
  void nothingIsWrong() {
    violations.assertNone();
  }

  @Test
  void everyElementIsDrawn() {
    for (Diagram diagram : diagrams) {
      Stream.of(FlowNode.class, SequenceFlow.class)
          .flatMap(type -> diagram.model().elements(type).stream())
          .map(element -> element.getAttributeValue("id"))
          .forEach(
              id ->
                  violations.unless(
                      diagram.draws(id), diagram.model(), id, "draw it in the diagram"));
    }
  }

  @Test
  void noElementCoversAnother() {
    for (Diagram diagram : diagrams) {
      List<FlowNode> nodes = List.copyOf(diagram.model().nodes());
      for (int i = 0; i < nodes.size(); i++) {
        for (FlowNode other : nodes.subList(i + 1, nodes.size())) {
          FlowNode node = nodes.get(i);
          violations.unless(
              diagram.belongTogether(node, other)
                  || !diagram.shape(node).overlaps(diagram.shape(other)),
              diagram.model(),
              node.getId(),
              "move it away from " + other.getId());
        }
      }
    }
  }

  @Test
  void flowsRunStraightAndAroundTheElements() {
    for (Diagram diagram : diagrams) {
      for (SequenceFlow flow : diagram.model().elements(SequenceFlow.class)) {
        Set<FlowNode> ends = Set.of(flow.getSource(), flow.getTarget());
        for (Diagram.Line line : diagram.lines(flow)) {
          violations.unless(
              line.isStraight(), diagram.model(), flow.getId(), "run it level or upright");
          for (FlowNode node : diagram.model().nodes()) {
            boolean own =
                ends.contains(node)
                    || ends.stream().anyMatch(end -> diagram.belongTogether(end, node));
            violations.unless(
                own || !diagram.shape(node).overlaps(line.box()),
                diagram.model(),
                flow.getId(),
                "lead it around " + node.getId());
          }
        }
      }
    }
  }

  @Test
  void labelsStayReadable() {
    for (Diagram diagram : diagrams) {
      diagram
          .labels()
          .forEach(
              (id, label) -> {
                for (FlowNode node : diagram.model().nodes()) {
                  violations.unless(
                      diagram.contains(node, label) || !diagram.shape(node).overlaps(label),
                      diagram.model(),
                      id,
                      "move its label away from " + node.getId());
                }
                for (SequenceFlow flow : diagram.model().elements(SequenceFlow.class)) {
                  violations.unless(
                      diagram.lines(flow).stream().noneMatch(line -> line.box().overlaps(label)),
                      diagram.model(),
                      id,
                      "move its label away from " + flow.getId());
                }
                diagram
                    .labels()
                    .forEach(
                        (other, box) ->
                            violations.unless(
                                id.equals(other) || !box.overlaps(label),
                                diagram.model(),
                                id,
                                "move its label away from the one of " + other));
              });
    }
  }

  @Test
  void aProcessReadsFromTheLeft() {
    for (Diagram diagram : diagrams) {
      double start =
          diagram.model().process().getChildElementsByType(StartEvent.class).stream()
              .mapToDouble(event -> diagram.shape(event).x())
              .max()
              .orElseThrow();
      for (FlowNode node : diagram.model().nodes()) {
        violations.unless(
            node instanceof StartEvent || diagram.shape(node).x() > start,
            diagram.model(),
            node.getId(),
            "draw it to the right of where the process starts");
      }
    }
  }
}
