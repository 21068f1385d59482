package io.labelops.models;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.Optional;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What tells the kinds of elements apart, drawn around the origin. */
class Symbols {

  private static final String GEAR =
      """
      <circle class="teeth" r="6.2"/><circle class="thin" r="4.7"/><circle class="thin" r="1.9"/>""";
  private static final String PERSON =
      """
      <path class="thin" d="M-7 8.5C-7 2.5-4 .5 0 .5S7 2.5 7 8.5Z"/><circle class="thin" cy="-3.5" r="3.8"/>""";
  private static final String TABLE =
      """
      <path class="thin" d="M-8-6H8V6H-8ZM-8 2H8M-3-2V6"/><path class="full" d="M-8-6H8V-2H-8Z"/>""";
  private static final String PLUS =
      """
      <path class="thin" d="M-7-7H7V7H-7ZM0-4V4M-4 0H4"/>""";
  private static final String CROSS =
      """
      <path class="bold" d="M-6-7.5 6 7.5M6-7.5-6 7.5"/>""";
  private static final String RING =
      """
      <circle class="bold" r="10"/>""";
  private static final String PENTAGON =
      """
      <circle class="thin" r="13.5"/><circle class="thin" r="11"/><path class="thin" d="M0-7 6.7-2.2 4.1 5.7H-4.1L-6.7-2.2Z"/>""";
  private static final String ENVELOPE =
      """
      <path class="thin" d="M-9-6H9V6H-9ZL0 1 9-6"/>""";
  private static final String CLOCK =
      """
      <circle class="thin" r="10"/><path class="thin" d="M0-6.5V0L4.5 2.5M0-10V-8M0 8V10M-10 0H-8M8 0H10"/>""";
  private static final String LIGHTNING =
      """
      <path class="thin" d="M-7.5 7.5-3.5-7 1.5.5 7.5-7.5 3.5 7-1.5-.5Z"/>""";

  private Symbols() {}

  static String of(Gateway gateway) {
    return switch (gateway) {
      case ExclusiveGateway _ -> CROSS;
      case InclusiveGateway _ -> RING;
      case EventBasedGateway _ -> PENTAGON;
      default -> throw unknown(gateway);
    };
  }

  /** Events without a definition have no symbol. */
  static Optional<String> of(Event event) {
    return event.getChildElementsByType(EventDefinition.class).stream()
        .findFirst()
        .map(
            definition ->
                switch (definition) {
                  case MessageEventDefinition _ -> ENVELOPE;
                  case TimerEventDefinition _ -> CLOCK;
                  case ErrorEventDefinition _ -> LIGHTNING;
                  default -> throw unknown(definition);
                });
  }

  /** The symbol in a task's corner, and for a called process the one at its foot. */
  static String ofActivity(ModelElementInstance activity) {
    return switch (activity) {
      case ServiceTask _ -> GEAR;
      case UserTask _ -> PERSON;
      case BusinessRuleTask _ -> TABLE;
      case CallActivity _ -> PLUS;
      default -> throw unknown(activity);
    };
  }

  private static IllegalStateException unknown(ModelElementInstance element) {
    return new IllegalStateException(
        "no picture for " + element.getElementType().getTypeName() + " yet, draw one in Symbols");
  }
}
