package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class IntakeProcessTest {

  private static final Map<String, Object> CLEAN =
      Map.of(
          "items",
          100,
          "duplicateShare",
          0.0,
          "missingShare",
          0.0,
          "piiFound",
          false,
          "sensitive",
          false,
          "licenceKnown",
          true,
          "estimatedCost",
          100,
          "budgetApprovalAbove",
          1000,
          "maxDuplicateShare",
          0.1,
          "maxMissingShare",
          0.1);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;

  IntakeProcessTest(
      CamundaClient client, CamundaProcessTestContext camunda, EngineMessages messages) {
    this.client = client;
    this.camunda = camunda;
    this.messages = messages;
  }

  @Test
  void aCleanDatasetNeedsOperationsOnly() {
    ProcessInstanceEvent intake = profiled(Map.of());

    decide("operations", "APPROVE", true);

    assertThat(intake)
        .isCompleted()
        .hasCompletedElements("end_approved")
        .hasNotActivatedElements("task_approve_privacy", "task_approve_budget")
        .hasVariable("intakeOutcome", "APPROVED");
  }

  @Test
  void personalDataAndHighCostNeedAllThree() {
    ProcessInstanceEvent intake = profiled(Map.of("piiFound", true, "estimatedCost", 5000));

    decide("operations", "APPROVE", true);
    decide("privacy", "APPROVE", true);
    assertThat(intake).isActive().hasActiveElements("task_approve_budget");
    decide("budget", "APPROVE", true);

    assertThat(intake).isCompleted().hasVariable("intakeOutcome", "APPROVED");
  }

  @Test
  void oneRefusalEndsTheIntakeAndSaysWhose() {
    ProcessInstanceEvent intake = profiled(Map.of("piiFound", true, "estimatedCost", 5000));

    decide("operations", "APPROVE", true);
    decide("privacy", "REFUSE", false);
    decide("budget", "REFUSE", false);

    assertThat(intake)
        .isCompleted()
        .hasCompletedElements("end_refused")
        .hasVariable("intakeOutcome", "REFUSED")
        .hasVariable("failReason", "Intake refused by privacy, budget");
  }

  @Test
  void anAnswerThatMayNotBeTakenOpensTheSameTaskWithTheReason() {
    ProcessInstanceEvent intake = profiled(Map.of("piiFound", true, "estimatedCost", 5000));

    for (String duty : new String[] {"operations", "privacy", "budget"}) {
      camunda.completeUserTask("task_approve_" + duty, answer("APPROVE"));
      camunda.completeJob(
          byElementId("task_record_" + duty),
          Map.of("recorded", false, "problem", "You asked for it yourself."));
      assertThat(intake)
          .hasLocalVariable("task_approve_" + duty, "evidence", Map.of("asked", "Take it in?"));
      assertThat(intake).hasVariable(duty + "Problem", "You asked for it yourself.");
      decide(duty, "APPROVE", true);
    }

    assertThat(intake).isCompleted().hasVariable("intakeOutcome", "APPROVED");
  }

  @Test
  void eachTaskIsOfferedToItsGroupUntilTomorrow() {
    profiled(Map.of("sensitive", true, "estimatedCost", 5000));

    for (String duty : new String[] {"operations", "privacy", "budget"}) {
      assertThatUserTask(UserTaskSelectors.byElementId("task_approve_" + duty))
          .isCreated()
          .hasCandidateGroup(duty);
    }
  }

  @Test
  void itemsCompleteCountsOnceHoweverOftenItIsTold() {
    ProcessInstanceEvent intake = started();
    assertThat(intake).isWaitingForMessage("items_complete", "birds:1");

    itemsComplete();
    itemsComplete();
    itemsComplete();
    profile(Map.of());
    decide("operations", "APPROVE", true);

    assertThat(intake).isCompleted().hasCompletedElement("task_profile_items", 1);
  }

  private ProcessInstanceEvent profiled(Map<String, Object> findings) {
    ProcessInstanceEvent intake = started();
    itemsComplete();
    profile(findings);
    return intake;
  }

  private ProcessInstanceEvent started() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("intake")
        .latestVersion()
        .variables(Map.of("datasetKey", "birds", "version", 1, "datasetVersion", "birds:1"))
        .send()
        .join();
  }

  private void itemsComplete() {
    messages.publish("items_complete", "birds:1", "items_complete:birds:1", Map.of());
  }

  private void profile(Map<String, Object> findings) {
    Map<String, Object> profile = new HashMap<>(CLEAN);
    profile.putAll(findings);
    camunda.completeJob(
        "profile-items",
        Map.of("intakeProfile", profile, "evidence", Map.of("asked", "Take it in?")));
  }

  private void decide(String duty, String decision, boolean approved) {
    camunda.completeUserTask("task_approve_" + duty, answer(decision));
    camunda.completeJob(
        byElementId("task_record_" + duty), Map.of("recorded", true, "approved", approved));
  }

  private static Map<String, Object> answer(String decision) {
    return Map.of("answer", Map.of("decision", decision, "reasonCode", "AS_SHOWN"));
  }
}
