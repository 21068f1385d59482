package io.labelops.models;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Where a model's elements are drawn. */
class Diagram {

  private final Model model;
  private final Map<String, Box> shapes = new HashMap<>();
  private final Map<String, List<Waypoint>> edges = new HashMap<>();
  private final Map<String, Box> labels = new HashMap<>();

  Diagram(Model model) {
    this.model = model;
    for (BpmnShape shape : model.elements(BpmnShape.class)) {
      shapes.put(shape.getBpmnElement().getId(), Box.of(shape.getBounds()));
      label(shape.getBpmnElement(), shape.getBpmnLabel());
    }
    for (BpmnEdge edge : model.elements(BpmnEdge.class)) {
      edges.put(edge.getBpmnElement().getId(), List.copyOf(edge.getWaypoints()));
      label(edge.getBpmnElement(), edge.getBpmnLabel());
    }
  }

  Model model() {
    return model;
  }

  /** The elements that have a place; what has none is told by a rule of its own. */
  List<FlowNode> nodes() {
    return model.nodes().stream().filter(node -> draws(node.getId())).toList();
  }

  List<SequenceFlow> flows() {
    return model.elements(SequenceFlow.class).stream()
        .filter(flow -> draws(flow.getId()) && draws(flow.getSource().getId()))
        .filter(flow -> draws(flow.getTarget().getId()))
        .toList();
  }

  boolean draws(String id) {
    return shapes.containsKey(id) || edges.containsKey(id);
  }

  Box shape(FlowNode node) {
    return Objects.requireNonNull(shapes.get(node.getId()), node.getId());
  }

  Map<String, Box> labels() {
    return labels;
  }

  List<Waypoint> waypoints(SequenceFlow flow) {
    return Objects.requireNonNull(edges.get(flow.getId()), flow.getId());
  }

  List<Line> lines(SequenceFlow flow) {
    List<Waypoint> points = waypoints(flow);
    return IntStream.range(1, points.size())
        .mapToObj(i -> new Line(points.get(i - 1), points.get(i)))
        .toList();
  }

  /** Whether the point lies on the border of the element's shape, or of a gateway at a corner. */
  boolean docks(Waypoint point, FlowNode node) {
    Box box = shape(node);
    double dx = Math.abs(point.getX() - box.centreX());
    double dy = Math.abs(point.getY() - box.centreY());
    double width = (box.right() - box.x()) / 2;
    double height = (box.bottom() - box.y()) / 2;
    boolean cornered = node instanceof Gateway || node instanceof Event;
    return cornered
        ? dx == 0 && dy == height || dy == 0 && dx == width
        : dx <= width && dy <= height && (dx == width || dy == height);
  }

  /** The box around all that is drawn. */
  Box extent() {
    return Stream.of(
            shapes.values().stream(),
            labels.values().stream(),
            edges.values().stream().flatMap(List::stream).map(Box::at))
        .flatMap(Function.identity())
        .reduce(Box::around)
        .orElseThrow();
  }

  /** A subprocess and what is in it, or an event on the border of a task. */
  boolean belongTogether(FlowNode a, FlowNode b) {
    return isIn(a, b) || isIn(b, a) || isOn(a, b) || isOn(b, a);
  }

  boolean contains(FlowNode node, Box label) {
    return node instanceof SubProcess && shape(node).surrounds(label);
  }

  private void label(BaseElement element, BpmnLabel label) {
    String name = element.getAttributeValue("name");
    if (name != null && label != null && label.getBounds() != null) {
      Box place = Box.of(label.getBounds());
      labels.put(element.getId(), place.around(ProcessPicture.written(name, place)));
    }
  }

  static boolean isIn(FlowNode inner, FlowNode outer) {
    ModelElementInstance parent = inner.getParentElement();
    while (parent != null && !parent.equals(outer)) {
      parent = parent.getParentElement();
    }
    return parent != null;
  }

  static boolean isOn(FlowNode event, FlowNode host) {
    return event instanceof BoundaryEvent boundary && boundary.getAttachedTo().equals(host);
  }

  /** A piece of a flow between two of its bends. */
  record Line(Waypoint from, Waypoint to) {

    boolean isStraight() {
      return from.getX().equals(to.getX()) || from.getY().equals(to.getY());
    }

    boolean liesOn(Line other) {
      Box mine = box();
      Box its = other.box();
      boolean level = mine.y == mine.bottom && its.y == its.bottom && mine.y == its.y;
      boolean upright = mine.x == mine.right && its.x == its.right && mine.x == its.x;
      return level && mine.x < its.right && its.x < mine.right
          || upright && mine.y < its.bottom && its.y < mine.bottom;
    }

    Box box() {
      return new Box(
          Math.min(from.getX(), to.getX()),
          Math.min(from.getY(), to.getY()),
          Math.max(from.getX(), to.getX()),
          Math.max(from.getY(), to.getY()));
    }
  }

  record Box(double x, double y, double right, double bottom) {

    static Box of(Bounds bounds) {
      return new Box(
          bounds.getX(),
          bounds.getY(),
          bounds.getX() + bounds.getWidth(),
          bounds.getY() + bounds.getHeight());
    }

    static Box at(Waypoint point) {
      return new Box(point.getX(), point.getY(), point.getX(), point.getY());
    }

    Box around(Box other) {
      return new Box(
          Math.min(x, other.x),
          Math.min(y, other.y),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }

    Box wider(double margin) {
      return new Box(x - margin, y - margin, right + margin, bottom + margin);
    }

    double centreX() {
      return (x + right) / 2;
    }

    double centreY() {
      return (y + bottom) / 2;
    }

    boolean overlaps(Box other) {
      return x < other.right && other.x < right && y < other.bottom && other.y < bottom;
    }

    boolean touches(Box other) {
      return x <= other.right && other.x <= right && y <= other.bottom && other.y <= bottom;
    }

    boolean surrounds(Box other) {
      return x <= other.x && y <= other.y && right >= other.right && bottom >= other.bottom;
    }
  }
}
