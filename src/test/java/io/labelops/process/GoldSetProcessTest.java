package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class GoldSetProcessTest {

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;

  GoldSetProcessTest(
      CamundaClient client, CamundaProcessTestContext camunda, EngineMessages messages) {
    this.client = client;
    this.camunda = camunda;
    this.messages = messages;
  }

  @Test
  void whatBothExpertsAgreeOnIsApprovedAndBecomesActive() {
    messages.publish(
        "gold_set_requested",
        "pond:spring",
        "pond:spring",
        Map.of("goldSetId", "pond:spring", "datasetKey", "pond"));
    registered("REGISTERED");
    assertThatUserTask(UserTaskSelectors.byElementId("task_label_gold_first"))
        .isCreated()
        .hasCandidateGroup("reviewers");

    expert("second", true);
    expert("first", true);
    compared(0);
    approval(true, true);
    camunda.completeJob("activate-gold", Map.of("goldActivated", 20));

    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("gold-set"))
        .isCompleted()
        .hasCompletedElements("end_gold_active")
        .hasNotActivatedElements("task_adjudicate_gold", "task_confirm_gold_set")
        .hasVariable("goldActivated", 20);
  }

  @Test
  void aThirdPersonSettlesWhatTheExpertsDifferOn() {
    ProcessInstanceEvent set = asked("REGISTERED");
    expert("first", true);
    expert("second", true);
    compared(2);
    assertThatUserTask(UserTaskSelectors.byElementId("task_adjudicate_gold"))
        .isCreated()
        .hasCandidateGroup("adjudicators");
    assertThat(set).hasNotActivatedElements("task_approve_gold");

    adjudication(false);
    assertThat(set)
        .hasCompletedElement("task_adjudicate_gold", 1)
        .hasActiveElements("task_adjudicate_gold");
    adjudication(true);
    assertThatUserTask(UserTaskSelectors.byElementId("task_approve_gold"))
        .isCreated()
        .hasCandidateGroup("quality");
    approval(true, true);
    camunda.completeJob("activate-gold", Map.of("goldActivated", 18));

    assertThat(set).isCompleted().hasCompletedElement("task_adjudicate_gold", 2);
  }

  @Test
  void anExpertWhoMayNotOrHasItemsOpenIsAskedAgainWithoutHoldingUpTheOther() {
    ProcessInstanceEvent set = asked("REGISTERED");

    expert("first", false);
    expert("second", false);
    assertThat(set)
        .hasCompletedElement("task_label_gold_first", 1)
        .hasActiveElements("task_label_gold_first", "task_label_gold_second")
        .hasVariable("firstProblem", "3 items are still without your label.");
    expert("second", true);
    assertThat(set).hasNotActivatedElements("task_compare_gold_labels");
    expert("first", true);
    compared(0);
    approval(true, true);
    camunda.completeJob("activate-gold", Map.of("goldActivated", 20));

    assertThat(set).isCompleted().hasCompletedElement("task_compare_gold_labels", 1);
  }

  @Test
  void anApprovalThatMayNotBeTakenIsAskedForAgainAndARefusalEndsTheSet() {
    ProcessInstanceEvent set = asked("REGISTERED");
    expert("first", true);
    expert("second", true);
    compared(0);

    approval(false, true);
    assertThat(set)
        .hasCompletedElement("task_approve_gold", 1)
        .hasActiveElements("task_approve_gold");
    approval(true, false);

    assertThat(set)
        .isCompleted()
        .hasCompletedElements("end_gold_refused")
        .hasNotActivatedElements("task_activate_gold");
  }

  @Test
  void aRequestFromTasklistIsConfirmedFirst() {
    ProcessInstanceEvent set = asked("UNCONFIRMED");
    assertThatUserTask(UserTaskSelectors.byElementId("task_confirm_gold_set"))
        .isCreated()
        .hasCandidateGroup("quality");

    confirmation("UNCONFIRMED");
    assertThat(set)
        .hasCompletedElement("task_confirm_gold_set", 1)
        .hasActiveElements("task_confirm_gold_set");
    confirmation("REGISTERED");
    assertThat(set).hasActiveElements("task_label_gold_first", "task_label_gold_second");
  }

  @Test
  void aRequestThatIsWithdrawnOrRunsAlreadyEndsAtOnce() {
    ProcessInstanceEvent withdrawn = asked("UNCONFIRMED");
    confirmation("WITHDRAWN");
    assertThat(withdrawn).isCompleted().hasCompletedElements("end_gold_dropped");

    assertThat(asked("DUPLICATE")).isCompleted().hasCompletedElements("end_gold_dropped");
  }

  private ProcessInstanceEvent asked(String registration) {
    ProcessInstanceEvent set =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("gold-set")
            .latestVersion()
            .variables(Map.of("datasetKey", "pond", "goldName", "spring"))
            .send()
            .join();
    registered(registration);
    return set;
  }

  private void registered(String registration) {
    camunda.completeJob("register-gold-set", registration(registration));
  }

  private void confirmation(String registration) {
    camunda.completeUserTask("task_confirm_gold_set", answer("CONFIRM"));
    camunda.completeJob("record-gold-request", registration(registration));
  }

  private static Map<String, Object> registration(String registration) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("registration", registration);
    variables.put("problem", null);
    variables.put("evidence", Map.of());
    variables.put("datasetKey", "pond");
    variables.put("goldSetId", "pond:spring");
    return variables;
  }

  private void expert(String which, boolean recorded) {
    camunda.completeUserTask("task_label_gold_" + which, answer("DONE"));
    camunda.completeJob(
        "record-gold-labels", outcome(recorded, "3 items are still without your label."));
  }

  private void compared(int disagreements) {
    camunda.completeJob(
        "compare-gold-labels", Map.of("goldDisagreements", disagreements, "evidence", Map.of()));
  }

  private void adjudication(boolean recorded) {
    camunda.completeUserTask("task_adjudicate_gold", answer("DONE"));
    camunda.completeJob("record-gold-adjudication", outcome(recorded, "1 item is open."));
  }

  private void approval(boolean recorded, boolean approved) {
    camunda.completeUserTask("task_approve_gold", answer(approved ? "APPROVE" : "REFUSE"));
    Map<String, Object> outcome = outcome(recorded, "You labelled it yourself.");
    if (recorded) {
      outcome.put("goldApproved", approved);
    }
    camunda.completeJob("record-gold-approval", outcome);
  }

  private static Map<String, Object> outcome(boolean recorded, String problem) {
    Map<String, Object> outcome = new HashMap<>();
    outcome.put("recorded", recorded);
    outcome.put("problem", recorded ? null : problem);
    return outcome;
  }

  private static Map<String, Object> answer(String decision) {
    return Map.of("answer", Map.of("decision", decision, "reasonCode", "AS_SHOWN"));
  }
}
