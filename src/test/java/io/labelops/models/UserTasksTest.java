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
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserTasksTest {

  private final List<Model> models = Model.all();
  private final Violations violations = new Violations();

  @AfterEach
  void nothingIsWrong() {
    violations.assertNone();
  }

  @Test
  void everyTaskReachesItsPeopleInTime() {
    for (Model model : models) {
      for (UserTask task : model.elements(UserTask.class)) {
        violations.unless(
            extension(task, ZeebeUserTask.class).isPresent(),
            model,
            task.getId(),
            "make it a Camunda user task");
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

  @Test
  void everyTaskShowsAFormOfTheSameDeployment() {
    for (Model model : models) {
      for (UserTask task : model.elements(UserTask.class)) {
        ZeebeFormDefinition form = extension(task, ZeebeFormDefinition.class).orElseThrow();
        violations.unless(
            Files.exists(Model.FORMS.resolve(form.getFormId() + ".form")),
            model,
            task.getId(),
            "add the form " + form.getFormId());
        violations.unless(
            form.getBindingType() == ZeebeBindingType.deployment,
            model,
            task.getId(),
            "bind the form to the deployment");
      }
    }
  }

  @Test
  void theRegisterListsEveryTaskWithItsGroupAndForm() {
    List<List<String>> modelled = new ArrayList<>();
    for (Model model : models) {
      for (UserTask task : model.elements(UserTask.class)) {
        modelled.add(
            List.of(
                model.name(),
                task.getId(),
                extension(task, ZeebeAssignmentDefinition.class)
                    .map(ZeebeAssignmentDefinition::getCandidateGroups)
                    .orElse(""),
                extension(task, ZeebeFormDefinition.class)
                    .map(ZeebeFormDefinition::getFormId)
                    .orElse("")));
      }
    }
    List<List<String>> registered =
        new Register().rows("User tasks").stream().map(row -> row.subList(0, 4)).toList();
    for (List<String> task : modelled) {
      violations.unless(
          registered.contains(task),
          task.get(0) + ".bpmn",
          task.get(1),
          "docs/variables.md has it with another group or form, or not at all: " + task);
    }
    for (List<String> task : registered) {
      violations.unless(
          modelled.contains(task), "docs/variables.md", task.get(1), "no model has " + task);
    }
  }

  @Test
  void everyTaskSeesItsEvidenceAndItsAnswerIsRecorded() {
    for (Model model : models) {
      for (UserTask task : model.elements(UserTask.class)) {
        ZeebeIoMapping mapping = extension(task, ZeebeIoMapping.class).orElseThrow();
        List<String> inputs = mapping.getInputs().stream().map(ZeebeInput::getTarget).toList();
        violations.unless(
            inputs.containsAll(List.of("evidence", "problem", "taskContextDisplayName")),
            model,
            task.getId(),
            "map evidence, problem and taskContextDisplayName as local inputs");
        violations.unless(
            mapping.getOutputs().stream()
                .map(ZeebeOutput::getTarget)
                .allMatch(target -> target.startsWith("answer")),
            model,
            task.getId(),
            "map its output to one variable named answer…");
        violations.unless(
            next(task).map(UserTasksTest::jobType).orElse("").startsWith("record-"),
            model,
            task.getId(),
            "a record-… job has to follow, for only that knows who decided");
      }
    }
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
