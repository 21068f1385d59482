package io.labelops.models;

import static io.labelops.models.Model.extension;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What people are asked to do. */
class UserTaskRules {

  private UserTaskRules() {}

  static void everyTaskReachesItsPeopleInTime(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (UserTask task : model.elements(UserTask.class)) {
        violations.unless(
            extension(task, ZeebeUserTask.class).isPresent(),
            model,
            task.getId(),
            "make it a Camunda user task");
        violations.unless(!group(task).isBlank(), model, task.getId(), "give it a candidate group");
        violations.unless(
            extension(task, ZeebeTaskSchedule.class).map(ZeebeTaskSchedule::getDueDate).isPresent(),
            model,
            task.getId(),
            "give it a due date");
        violations.unless(
            extension(task, ZeebePriorityDefinition.class).isPresent(),
            model,
            task.getId(),
            "give it a priority");
      }
    }
  }

  /** Start forms too. */
  static void everyFormExistsInTheSameDeployment(Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (UserTask task : model.elements(UserTask.class)) {
        violations.unless(
            extension(task, ZeebeFormDefinition.class).isPresent(),
            model,
            task.getId(),
            "give it a form");
      }
      for (FlowNode node : model.nodes()) {
        extension(node, ZeebeFormDefinition.class)
            .ifPresent(
                form -> {
                  violations.unless(
                      form.getFormId() != null && repository.hasForm(form.getFormId()),
                      model,
                      node.getId(),
                      "add the form " + form.getFormId());
                  violations.unless(
                      form.getBindingType() == ZeebeBindingType.deployment,
                      model,
                      node.getId(),
                      "bind the form to the deployment");
                });
      }
    }
  }

  static void theRegisterListsEveryTaskWithItsGroupAndForm(
      Repository repository, Violations violations) {
    List<List<String>> modelled = new ArrayList<>();
    for (Model model : repository.models()) {
      for (UserTask task : model.elements(UserTask.class)) {
        modelled.add(List.of(model.name(), task.getId(), group(task), form(task)));
        violations.unless(
            rows(repository).contains(modelled.getLast()),
            model,
            task.getId(),
            "list it in " + Register.PAGE + " with its group and form: " + modelled.getLast());
      }
    }
    for (List<String> task : rows(repository)) {
      violations.unless(
          modelled.contains(task), Register.PAGE, task.get(1), "no model has " + task);
    }
  }

  private static List<List<String>> rows(Repository repository) {
    return repository.register().rows("User tasks").stream().map(row -> row.subList(0, 4)).toList();
  }

  static void everyTaskSeesItsEvidenceAndItsAnswerIsRecorded(
      Repository repository, Violations violations) {
    for (Model model : repository.models()) {
      for (UserTask task : model.elements(UserTask.class)) {
        Optional<ZeebeIoMapping> mapping = extension(task, ZeebeIoMapping.class);
        List<String> inputs =
            mapping.map(ZeebeIoMapping::getInputs).stream()
                .flatMap(Collection::stream)
                .map(ZeebeInput::getTarget)
                .toList();
        List<String> outputs =
            mapping.map(ZeebeIoMapping::getOutputs).stream()
                .flatMap(Collection::stream)
                .map(ZeebeOutput::getTarget)
                .toList();
        violations.unless(
            inputs.containsAll(List.of("evidence", "problem", "taskContextDisplayName")),
            model,
            task.getId(),
            "map evidence, problem and taskContextDisplayName as local inputs");
        violations.unless(
            outputs.size() == 1 && outputs.getFirst().startsWith("answer"),
            model,
            task.getId(),
            "map its output to one variable named answer…");
        violations.unless(
            next(task).map(UserTaskRules::jobType).orElse("").startsWith("record-"),
            model,
            task.getId(),
            "let a record-… job follow, for only that knows who decided");
      }
    }
  }

  private static String group(UserTask task) {
    return extension(task, ZeebeAssignmentDefinition.class)
        .map(ZeebeAssignmentDefinition::getCandidateGroups)
        .orElse("");
  }

  private static String form(UserTask task) {
    return extension(task, ZeebeFormDefinition.class)
        .map(ZeebeFormDefinition::getFormId)
        .orElse("");
  }

  private static Optional<FlowNode> next(UserTask task) {
    return task.getOutgoing().stream().map(SequenceFlow::getTarget).findFirst();
  }

  private static String jobType(FlowNode node) {
    return node instanceof ServiceTask
        ? extension(node, ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType).orElse("")
        : "";
  }
}
