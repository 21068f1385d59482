package io.labelops.models;

import static io.labelops.models.Model.extension;
import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds what the models point at against the files and against docs/variables.md. */
class ModelReferencesTest {

  private static final String PAGE = "docs/variables.md";

  private final List<Model> models = Model.all();
  private final Register register = new Register();
  private final Violations violations = new Violations();

  @AfterEach
  void nothingIsWrong() {
    violations.assertNone();
  }

  @Test
  void everyJobTypeIsRegisteredUnderItsProcessAndUsed() {
    for (Model model : models) {
      List<String> registered = register.names(model.name());
      Set<String> used = new HashSet<>();
      for (ServiceTask task : model.elements(ServiceTask.class)) {
        String type =
            extension(task, ZeebeTaskDefinition.class)
                .map(ZeebeTaskDefinition::getType)
                .orElse("none");
        used.add(type);
        violations.unless(
            registered.contains(type),
            model,
            task.getId(),
            "register its job type %s in %s".formatted(type, PAGE));
      }
      for (String type : registered) {
        violations.unless(used.contains(type), PAGE, type, "no task uses this job type");
      }
    }
  }

  @Test
  void everyMessageIsRegisteredUsedAndFindsItsInstance() {
    List<String> registered = register.names("Messages");
    Set<String> used = new HashSet<>();
    for (Model model : models) {
      Set<Message> starting = messagesThatStart(model);
      for (Message message : model.elements(Message.class)) {
        used.add(message.getName());
        violations.unless(
            registered.contains(message.getName()),
            model,
            message.getName(),
            "register the message in " + PAGE);
        ZeebeSubscription subscription = message.getSingleExtensionElement(ZeebeSubscription.class);
        violations.unless(
            starting.contains(message)
                || (subscription != null
                    && String.valueOf(subscription.getCorrelationKey()).startsWith("=")),
            model,
            message.getName(),
            "give it a correlation key");
      }
    }
    for (String message : registered) {
      violations.unless(used.contains(message), PAGE, message, "no model waits for this message");
    }
  }

  @Test
  void everyCalledProcessExistsInTheSameDeploymentAndTellsWhatItPasses() {
    Set<String> processes = models.stream().map(Model::name).collect(toSet());
    for (Model model : models) {
      for (CallActivity call : model.elements(CallActivity.class)) {
        ZeebeCalledElement called = extension(call, ZeebeCalledElement.class).orElseThrow();
        violations.unless(
            processes.contains(called.getProcessId()),
            model,
            call.getId(),
            "it calls a process that is not here: " + called.getProcessId());
        violations.unless(
            called.getBindingType() == ZeebeBindingType.deployment,
            model,
            call.getId(),
            "bind the process to the deployment");
        violations.unless(
            !called.isPropagateAllChildVariablesEnabled()
                && !called.isPropagateAllParentVariablesEnabled(),
            model,
            call.getId(),
            "map what goes in and out one by one");
      }
    }
  }

  @Test
  void everyCalledDecisionExistsInTheSameDeploymentAndIsRegistered() {
    List<String> registered = register.names("Decisions (DMN)");
    for (Model model : models) {
      for (BusinessRuleTask task : model.elements(BusinessRuleTask.class)) {
        ZeebeCalledDecision called = extension(task, ZeebeCalledDecision.class).orElseThrow();
        String decision = called.getDecisionId();
        violations.unless(
            Files.exists(Model.PROCESSES.resolve(decision + ".dmn")),
            model,
            task.getId(),
            "add the table " + decision + ".dmn");
        violations.unless(
            registered.contains(decision), model, task.getId(), "register it in " + PAGE);
        violations.unless(
            called.getBindingType() == ZeebeBindingType.deployment,
            model,
            task.getId(),
            "bind the decision to the deployment");
      }
    }
  }

  /** A process instance is started by name; only what waits inside one needs a key. */
  private static Set<Message> messagesThatStart(Model model) {
    return model.elements(MessageEventDefinition.class).stream()
        .filter(
            definition ->
                definition.getParentElement() instanceof CatchEvent event
                    && event instanceof StartEvent
                    && event.getParentElement() instanceof Process)
        .map(MessageEventDefinition::getMessage)
        .collect(toSet());
  }
}
