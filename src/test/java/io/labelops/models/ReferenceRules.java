package io.labelops.models;

import static io.labelops.models.Model.extension;
import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What models point at. */
class ReferenceRules {

  private ReferenceRules() {}

  static void everyMessageIsRegisteredUsedAndFindsItsInstance(
      Repository repository, Violations violations) {
    List<String> registered = repository.register().names("Messages");
    Set<String> used = new HashSet<>();
    for (Model model : repository.models()) {
      Set<Message> starting = messagesThatStart(model);
      for (Message message : model.elements(Message.class)) {
        used.add(message.getName());
        violations.unless(
            registered.contains(message.getName()),
            model,
            message.getName(),
            "register the message in " + Register.PAGE);
        ZeebeSubscription subscription = message.getSingleExtensionElement(ZeebeSubscription.class);
        violations.unless(
            starting.contains(message)
                || subscription != null
                    && String.valueOf(subscription.getCorrelationKey()).startsWith("="),
            model,
            message.getName(),
            "give it a correlation key");
      }
    }
    for (String message : registered) {
      violations.unless(
          used.contains(message), Register.PAGE, message, "no model waits for this message");
    }
  }

  static void everyCalledProcessExistsInTheSameDeployment(
      Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (CallActivity call : model.elements(CallActivity.class)) {
        ZeebeCalledElement called = call.getSingleExtensionElement(ZeebeCalledElement.class);
        violations.unless(
            called != null && repository.hasProcess(called.getProcessId()),
            model,
            call.getId(),
            "add the process it calls");
        violations.unless(
            called != null && called.getBindingType() == ZeebeBindingType.deployment,
            model,
            call.getId(),
            "bind the process to the deployment");
        violations.unless(
            called != null
                && !called.isPropagateAllChildVariablesEnabled()
                && !called.isPropagateAllParentVariablesEnabled(),
            model,
            call.getId(),
            "map what goes in and out one by one");
      }
    }
  }

  static void everyCalledDecisionExistsInTheSameDeployment(
      Repository repository, Violations violations) {
    List<String> registered = repository.register().names("Decisions (DMN)");
    Set<String> used = new HashSet<>();
    for (Model model : repository.models()) {
      for (BusinessRuleTask task : model.elements(BusinessRuleTask.class)) {
        String decision =
            extension(task, ZeebeCalledDecision.class)
                .map(ZeebeCalledDecision::getDecisionId)
                .orElse("none");
        used.add(decision);
        violations.unless(
            repository.hasTable(decision),
            model,
            task.getId(),
            "add the table " + decision + ".dmn");
        violations.unless(
            registered.contains(decision),
            model,
            task.getId(),
            "register its decision in " + Register.PAGE);
        violations.unless(
            extension(task, ZeebeCalledDecision.class)
                .filter(called -> called.getBindingType() == ZeebeBindingType.deployment)
                .isPresent(),
            model,
            task.getId(),
            "bind the decision to the deployment");
      }
    }
    for (Table table : repository.tables()) {
      violations.unless(
          used.contains(table.name()), table.file(), table.name(), "no model asks this table");
    }
  }

  /** An error that no job is registered to throw would never be caught. */
  static void everyErrorIsThrownByARegisteredJob(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (Error error : model.elements(Error.class)) {
        violations.unless(
            repository.register().rows(model.name()).stream()
                .anyMatch(row -> row.get(2).contains("error " + error.getErrorCode())),
            model,
            error.getId(),
            "register which job throws it in " + Register.PAGE);
      }
    }
  }

  /** A process instance is started by name; only what waits inside one needs a key. */
  private static Set<Message> messagesThatStart(Model model) {
    return model.elements(MessageEventDefinition.class).stream()
        .filter(
            definition ->
                definition.getParentElement() instanceof StartEvent event
                    && event.getParentElement() instanceof Process)
        .map(MessageEventDefinition::getMessage)
        .collect(toSet());
  }
}
