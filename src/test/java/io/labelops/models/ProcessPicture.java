package io.labelops.models;

import static io.labelops.models.Svg.escaped;
import static io.labelops.models.Svg.number;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import io.labelops.models.Diagram.Box;
import java.util.List;

/** A process drawn as SVG: the same bytes for the same model on every machine. */
class ProcessPicture {

  private static final int MARGIN = 12;
  private static final int NAME = 12;
  private static final int LABEL = 11;
  private static final double LABEL_WIDTH = 90;
  private static final double BEND = 6;

  private static final String STYLE =
      """
      <style>
      text{font:11px Arial,Helvetica,sans-serif;fill:#22242a;text-anchor:middle}
      .name{font-size:12px}
      .shape,.call,.end,.inner,.event-sub,.maybe{fill:#fff;stroke:#22242a;stroke-width:1.5}
      .call,.end{stroke-width:3.5}
      .event-sub{stroke-dasharray:1.5 4;stroke-linecap:round}
      .maybe{stroke-dasharray:5 3}
      .flow,.mark{fill:none;stroke:#22242a;stroke-width:1.5}
      .flow{marker-end:url(#arrow)}
      .thin{fill:#fff;stroke:#22242a;stroke-width:1.1;stroke-linejoin:round}
      .bold{fill:none;stroke:#22242a;stroke-width:3}
      .teeth{fill:none;stroke:#22242a;stroke-width:3;stroke-dasharray:2.43 2.43}
      .full{fill:#22242a}
      .paper{fill:#fff}
      </style>
      <marker id="arrow" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path class="full" d="M0 1 10 5 0 9Z"/></marker>
      """;

  private final Diagram diagram;
  private final Svg svg = new Svg();

  private ProcessPicture(Diagram diagram) {
    this.diagram = diagram;
  }

  static String of(Model model) {
    return new ProcessPicture(new Diagram(model)).draw();
  }

  private String draw() {
    Box paper = diagram.extent().wider(MARGIN);
    String name = escaped(diagram.model().process().getName());
    svg.tag(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%s\" height=\"%s\""
            + " viewBox=\"%s %s %1$s %2$s\">",
        number(paper.right() - paper.x()),
        number(paper.bottom() - paper.y()),
        number(paper.x()),
        number(paper.y()));
    svg.tag("<title>%s</title>", name);
    svg.tag("%s", STYLE.strip());
    svg.rectangle("paper", paper, 0);
    diagram.model().elements(SubProcess.class).forEach(this::subProcess);
    diagram.model().elements(SequenceFlow.class).forEach(this::flow);
    diagram.model().elements(Activity.class).stream()
        .filter(activity -> !(activity instanceof SubProcess))
        .forEach(this::activity);
    diagram.model().elements(Gateway.class).forEach(this::gateway);
    diagram.model().elements(Event.class).forEach(this::event);
    svg.tag("</svg>");
    return svg.toString();
  }

  private void subProcess(SubProcess subProcess) {
    Box box = diagram.shape(subProcess);
    svg.rectangle(subProcess.triggeredByEvent() ? "event-sub" : "shape", box, 10);
    svg.text("name", box.centreX(), box.y() + 8, NAME, List.of(subProcess.getName()));
  }

  private void activity(Activity activity) {
    Box box = diagram.shape(activity);
    boolean call = activity instanceof CallActivity;
    svg.rectangle(call ? "call" : "shape", box, 10);
    svg.symbol(
        call ? box.centreX() : box.x() + 14,
        call ? box.bottom() - 12 : box.y() + 14,
        Symbols.ofActivity(activity));
    List<String> lines = Lines.of(activity.getName(), NAME, box.right() - box.x() - 10);
    svg.text("name", box.centreX(), box.centreY() - Svg.height(NAME, lines) / 2, NAME, lines);
  }

  private void gateway(Gateway gateway) {
    Box box = diagram.shape(gateway);
    svg.path(
        "shape",
        "M%s %sL%s %s %s %s %s %sZ"
            .formatted(
                number(box.centreX()),
                number(box.y()),
                number(box.right()),
                number(box.centreY()),
                number(box.centreX()),
                number(box.bottom()),
                number(box.x()),
                number(box.centreY())));
    svg.symbol(box.centreX(), box.centreY(), Symbols.of(gateway));
    label(gateway);
  }

  private void event(Event event) {
    Box box = diagram.shape(event);
    double radius = (box.right() - box.x()) / 2;
    svg.circle(look(event), box.centreX(), box.centreY(), radius);
    if (!(event instanceof StartEvent || event instanceof EndEvent)) {
      svg.circle(look(event), box.centreX(), box.centreY(), radius - 3);
    }
    Symbols.of(event).ifPresent(symbol -> svg.symbol(box.centreX(), box.centreY(), symbol));
    label(event);
  }

  private static String look(Event event) {
    return switch (event) {
      case EndEvent _ -> "end";
      case StartEvent start when !start.isInterrupting() -> "maybe";
      case BoundaryEvent boundary when !boundary.cancelActivity() -> "maybe";
      default -> "shape";
    };
  }

  private void flow(SequenceFlow flow) {
    List<Waypoint> points = diagram.waypoints(flow);
    StringBuilder path = new StringBuilder("M" + point(points.getFirst(), points.getFirst(), 0));
    for (int i = 1; i < points.size() - 1; i++) {
      Waypoint bend = points.get(i);
      path.append("L").append(point(bend, points.get(i - 1), BEND));
      path.append("Q").append(point(bend, bend, 0)).append(' ');
      path.append(point(bend, points.get(i + 1), BEND));
    }
    path.append("L").append(point(points.getLast(), points.getLast(), 0));
    svg.path("flow", path.toString());
    if (isDefault(flow)) {
      slash(points.get(0), points.get(1));
    }
    label(flow);
  }

  /** The stroke through a flow that is taken when no other is. */
  private void slash(Waypoint from, Waypoint to) {
    double x = from.getX() + Math.signum(to.getX() - from.getX()) * 7;
    double y = from.getY() + Math.signum(to.getY() - from.getY()) * 7;
    boolean level = from.getY().equals(to.getY());
    double dx = level ? 3 : 6;
    double dy = level ? 6 : 3;
    svg.path(
        "mark",
        "M%s %sL%s %s".formatted(number(x - dx), number(y + dy), number(x + dx), number(y - dy)));
  }

  /** A point as far from a bend as asked, on the way to another one. */
  private static String point(Waypoint bend, Waypoint other, double distance) {
    double dx = other.getX() - bend.getX();
    double dy = other.getY() - bend.getY();
    double length = Math.hypot(dx, dy);
    double share = length == 0 ? 0 : Math.min(distance, length / 2) / length;
    return number(bend.getX() + dx * share) + " " + number(bend.getY() + dy * share);
  }

  private static boolean isDefault(SequenceFlow flow) {
    FlowNode source = flow.getSource();
    return source instanceof ExclusiveGateway exclusive && flow.equals(exclusive.getDefault())
        || source instanceof InclusiveGateway inclusive && flow.equals(inclusive.getDefault());
  }

  private void label(FlowElement element) {
    Box box = diagram.labels().get(element.getId());
    if (element.getName() != null && box != null) {
      List<String> lines = lines(element.getName(), box);
      svg.text("label", box.centreX(), box.y() + 1, LABEL, lines);
    }
  }

  /** The room a label's text takes when it is written at its place. */
  static Box written(String name, Box place) {
    List<String> lines = lines(name, place);
    double width = lines.stream().mapToDouble(line -> Lines.width(line, LABEL)).max().orElseThrow();
    return new Box(
        place.centreX() - width / 2,
        place.y(),
        place.centreX() + width / 2,
        place.y() + Svg.height(LABEL, lines));
  }

  private static List<String> lines(String name, Box place) {
    return Lines.of(name, LABEL, Math.max(LABEL_WIDTH, place.right() - place.x() + 4));
  }
}
