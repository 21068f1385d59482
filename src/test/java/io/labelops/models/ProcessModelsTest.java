package io.labelops.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessModelsTest {

  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

  private final List<Model> models = Model.all();
  private final Violations violations = new Violations();

  @AfterEach
  void nothingIsWrong() {
    violations.assertNone();
  }

  @Test
  void theEngineTakesEveryModel() {
    for (Model model : models) {
      Bpmn.validateModel(model.bpmn());
      ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
      new ModelWalker(model.bpmn()).walk(visitor);
      visitor
          .getValidationResult()
          .getResults()
          .forEach(
              (element, results) ->
                  violations.unless(
                      false,
                      model,
                      element.getAttributeValue("id"),
                      results.getFirst().getMessage()));
    }
  }

  @Test
  void aFileIsNamedAsItsOneExecutableProcess() {
    for (Model model : models) {
      var process = model.process();
      violations.unless(
          process.getId().equals(model.name()), model, process.getId(), "name it as its file");
      violations.unless(process.isExecutable(), model, process.getId(), "set isExecutable to true");
      violations.unless(
          process.getName() != null, model, process.getId(), "give the process a human name");
    }
  }

  @Test
  void everyModelIsMadeForTheOldestSupportedEngine() {
    for (Model model : models) {
      String version =
          model.bpmn().getDefinitions().getAttributeValueNs(MODELER, "executionPlatformVersion");
      violations.unless(
          "8.6.0".equals(version), model, "definitions", "set executionPlatformVersion to 8.6.0");
    }
  }

  @Test
  void anElementsIdTellsWhatItIs() {
    for (Model model : models) {
      for (FlowNode node : model.nodes()) {
        String prefix = prefix(node);
        violations.unless(
            node.getId().matches(prefix + "[a-z0-9]+(_[a-z0-9]+)*"),
            model,
            node.getId(),
            "start its id with " + prefix + " and use small letters and underscores");
      }
    }
  }

  @Test
  void everyElementSaysWhatItDoes() {
    for (Model model : models) {
      for (FlowNode node : model.nodes()) {
        violations.unless(
            node.getName() != null || joins(node), model, node.getId(), "give it a name");
      }
    }
  }

  @Test
  void aDecidingGatewayAsksAQuestionAndEveryWayOutAnswersIt() {
    for (Model model : models) {
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
          answers(model, gateway);
        }
      }
    }
  }

  private void answers(Model model, Gateway gateway) {
    long open = gateway.getOutgoing().stream().filter(ProcessModelsTest::isOpen).count();
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

  private static boolean isOpen(SequenceFlow flow) {
    return flow.getConditionExpression() == null;
  }

  private static boolean joins(FlowNode node) {
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
