package io.labelops.models;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.labelops.models.Diagram.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** How processes are drawn. */
class DiagramRules {

  private DiagramRules() {}

  static void everythingIsDrawn(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      Stream.concat(
              diagram.model().nodes().stream(),
              diagram.model().elements(SequenceFlow.class).stream())
          .forEach(
              element -> {
                violations.unless(
                    diagram.draws(element.getId()),
                    diagram.model(),
                    element.getId(),
                    "draw it in the diagram");
                violations.unless(
                    element.getName() == null
                        || element instanceof Activity
                        || diagram.labels().containsKey(element.getId()),
                    diagram.model(),
                    element.getId(),
                    "give its label a place");
              });
    }
  }

  static void noElementCoversAnother(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      pairs(
          diagram.nodes(),
          (node, other) ->
              violations.unless(
                  diagram.belongTogether(node, other)
                      || !diagram.shape(node).overlaps(diagram.shape(other)),
                  diagram.model(),
                  node.getId(),
                  "move it away from " + other.getId()));
    }
  }

  static void whatBelongsTogetherIsDrawnTogether(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      for (FlowNode node : diagram.nodes()) {
        for (FlowNode other : diagram.nodes()) {
          violations.unless(
              !(other instanceof SubProcess && Diagram.isIn(node, other))
                  || diagram.shape(other).surrounds(diagram.shape(node)),
              diagram.model(),
              node.getId(),
              "draw it within " + other.getId());
          violations.unless(
              !Diagram.isOn(node, other)
                  || diagram.shape(other).touches(diagram.shape(node))
                      && !diagram.shape(other).surrounds(diagram.shape(node)),
              diagram.model(),
              node.getId(),
              "draw it on the border of " + other.getId());
        }
      }
    }
  }

  static void flowsRunStraightAndAroundTheElements(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      for (SequenceFlow flow : diagram.flows()) {
        Set<FlowNode> ends = Set.of(flow.getSource(), flow.getTarget());
        for (Line line : diagram.lines(flow)) {
          violations.unless(
              line.isStraight(), diagram.model(), flow.getId(), "run it level or upright");
          for (FlowNode node : diagram.nodes()) {
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

  static void flowsStartAndEndAtTheirElements(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      for (SequenceFlow flow : diagram.flows()) {
        violations.unless(
            diagram.docks(diagram.waypoints(flow).getFirst(), flow.getSource()),
            diagram.model(),
            flow.getId(),
            "start it at the border of " + flow.getSource().getId());
        violations.unless(
            diagram.docks(diagram.waypoints(flow).getLast(), flow.getTarget()),
            diagram.model(),
            flow.getId(),
            "end it at the border of " + flow.getTarget().getId());
      }
    }
  }

  /** Flows may leave or arrive together; else nobody could tell them apart. */
  static void flowsDoNotRunOnEachOther(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      pairs(
          diagram.flows(),
          (flow, other) ->
              violations.unless(
                  flow.getSource().equals(other.getSource())
                      || flow.getTarget().equals(other.getTarget())
                      || diagram.lines(flow).stream()
                          .noneMatch(line -> diagram.lines(other).stream().anyMatch(line::liesOn)),
                  diagram.model(),
                  flow.getId(),
                  "lead it beside " + other.getId()));
    }
  }

  static void labelsStayReadable(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      diagram
          .labels()
          .forEach(
              (id, label) -> {
                for (FlowNode node : diagram.nodes()) {
                  violations.unless(
                      diagram.contains(node, label) || !diagram.shape(node).overlaps(label),
                      diagram.model(),
                      id,
                      "move its label away from " + node.getId());
                }
                for (SequenceFlow flow : diagram.flows()) {
                  violations.unless(
                      diagram.lines(flow).stream().noneMatch(line -> line.box().overlaps(label)),
                      diagram.model(),
                      id,
                      "move its label away from " + flow.getId());
                }
              });
      pairs(
          List.copyOf(diagram.labels().keySet()),
          (id, other) ->
              violations.unless(
                  !diagram.labels().get(id).overlaps(diagram.labels().get(other)),
                  diagram.model(),
                  id,
                  "move its label away from the one of " + other));
    }
  }

  /** Only a flow that leads back to where the work came from may run to the left. */
  static void aProcessReadsFromTheLeft(Repository repository, Violations violations) {
    for (Diagram diagram : diagrams(repository)) {
      double start =
          diagram.model().process().getChildElementsByType(StartEvent.class).stream()
              .filter(event -> diagram.draws(event.getId()))
              .mapToDouble(event -> diagram.shape(event).x())
              .max()
              .orElse(0);
      for (FlowNode node : diagram.nodes()) {
        violations.unless(
            node instanceof StartEvent || diagram.shape(node).x() > start,
            diagram.model(),
            node.getId(),
            "draw it to the right of where the process starts");
      }
      for (SequenceFlow flow : diagram.flows()) {
        boolean leftwards =
            diagram.shape(flow.getTarget()).centreX() < diagram.shape(flow.getSource()).centreX();
        violations.unless(
            !leftwards || leadsTo(flow.getTarget(), flow.getSource()),
            diagram.model(),
            flow.getId(),
            "run it to the right");
      }
    }
  }

  private static boolean leadsTo(FlowNode from, FlowNode to) {
    Set<FlowNode> seen = new HashSet<>();
    visit(from, seen);
    return seen.contains(to);
  }

  private static void visit(FlowNode node, Set<FlowNode> seen) {
    if (seen.add(node)) {
      node.getOutgoing().forEach(flow -> visit(flow.getTarget(), seen));
      node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
          .filter(event -> event.getAttachedTo().equals(node))
          .forEach(event -> visit(event, seen));
    }
  }

  private static List<Diagram> diagrams(Repository repository) {
    return repository.models().stream().map(Diagram::new).toList();
  }

  private static <T> void pairs(List<T> all, BiConsumer<T, T> check) {
    for (int i = 0; i < all.size(); i++) {
      for (T other : all.subList(i + 1, all.size())) {
        check.accept(all.get(i), other);
      }
    }
  }
}
