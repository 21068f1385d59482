package io.labelops.models;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;

/** How things are called; the patterns are written in docs/variables.md. */
class NamingRules {

  private static final String KEBAB = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final String SNAKE = "[a-z0-9]+(_[a-z0-9]+)*";

  private NamingRules() {}

  static void aFileIsNamedAsWhatIsInIt(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      var process = model.process();
      violations.unless(
          process.getId().equals(model.name()) && process.getId().matches(KEBAB),
          model,
          process.getId(),
          "name the process as its file, in small letters and hyphens");
      violations.unless(process.isExecutable(), model, process.getId(), "set isExecutable to true");
      violations.unless(
          process.getName() != null, model, process.getId(), "give the process a human name");
    }
    for (Table table : repository.tables()) {
      String id = table.decision().getId();
      violations.unless(id.equals(table.name()), table.file(), id, "name the decision as its file");
    }
    for (Form form : repository.forms()) {
      String id = form.json().path("id").asString("");
      violations.unless(id.equals(form.name()), form.file(), id, "name the form as its file");
    }
  }

  static void anIdTellsWhatItIs(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (FlowNode node : model.nodes()) {
        pattern(model, node.getId(), prefix(node) + SNAKE, violations);
      }
      for (SequenceFlow flow : model.elements(SequenceFlow.class)) {
        pattern(model, flow.getId(), "flow_" + SNAKE, violations);
      }
      for (Message message : model.elements(Message.class)) {
        pattern(model, message.getId(), "message_" + message.getName(), violations);
        pattern(model, message.getName(), SNAKE, violations);
      }
      for (Error error : model.elements(Error.class)) {
        pattern(model, error.getId(), "error_" + error.getErrorCode(), violations);
      }
      for (ZeebeTaskDefinition job : model.elements(ZeebeTaskDefinition.class)) {
        pattern(model, job.getType(), KEBAB, violations);
      }
    }
  }

  private static void pattern(Model model, String id, String pattern, Violations violations) {
    violations.unless(id.matches(pattern), model, id, "call it by the pattern " + pattern);
  }

  static void everyElementSaysWhatItDoes(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (FlowNode node : model.nodes()) {
        violations.unless(
            node.getName() != null || joins(node), model, node.getId(), "give it a name");
      }
    }
  }

  static void aGatewayAsksAndItsFlowsAnswer(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (Gateway gateway : model.elements(Gateway.class)) {
        if (joins(gateway)) {
          continue;
        }
        violations.unless(
            gateway.getName() != null && gateway.getName().endsWith("?"),
            model,
            gateway.getId(),
            "name it as a question");
        if (!(gateway instanceof EventBasedGateway)) {
          answers(model, gateway, violations);
        }
      }
    }
  }

  private static void answers(Model model, Gateway gateway, Violations violations) {
    long open =
        gateway.getOutgoing().stream()
            .filter(flow -> flow.getConditionExpression() == null)
            .count();
    violations.unless(
        open == (gateway instanceof InclusiveGateway ? 0 : 1),
        model,
        gateway.getId(),
        "an exclusive gateway has one default flow and conditions on the others, an inclusive one"
            + " a condition on each");
    for (SequenceFlow flow : gateway.getOutgoing()) {
      violations.unless(flow.getName() != null, model, flow.getId(), "name the flow as an answer");
    }
  }

  static boolean joins(FlowNode node) {
    return node instanceof Gateway && node.getOutgoing().size() == 1;
  }

  private static String prefix(FlowNode node) {
    return switch (node) {
      case StartEvent _ -> "start_";
      case EndEvent _ -> "end_";
      case BoundaryEvent _ -> "boundary_";
      case IntermediateCatchEvent event ->
          event.getChildElementsByType(TimerEventDefinition.class).isEmpty() ? "catch_" : "timer_";
      case Gateway _ -> "gateway_";
      case CallActivity _ -> "call_";
      case SubProcess _ -> "sub_";
      case BusinessRuleTask _ -> "rule_";
      default -> "task_";
    };
  }
}
