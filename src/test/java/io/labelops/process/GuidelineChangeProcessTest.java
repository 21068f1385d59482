package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ProcessTest
class GuidelineChangeProcessTest {

  private static final String CHANGE = "birds:c001";
  private static final Map<String, Object> EVIDENCE = Map.of("asked", "What now?");

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;
  private final ProcessClock clock;

  GuidelineChangeProcessTest(
      CamundaClient client,
      CamundaProcessTestContext camunda,
      EngineMessages messages,
      ProcessClock clock) {
    this.client = client;
    this.camunda = camunda;
    this.messages = messages;
    this.clock = clock;
  }

  @Test
  void aRequestFromTasklistIsConfirmedOrDropped() {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("guideline-change")
        .latestVersion()
        .variables(Map.of("guidelineKey", "birds", "title", "Bats", "changeReason", "Bats fly"))
        .send()
        .join();
    camunda.completeJob(
        "register-change", Map.of("registration", "UNCONFIRMED", "evidence", EVIDENCE));
    answer(
        "task_confirm_change",
        "record-change-request",
        "CONFIRM",
        Map.of("registration", "UNCONFIRMED"));
    answer(
        "task_confirm_change",
        "record-change-request",
        "WITHDRAW",
        Map.of("registration", "WITHDRAWN"));

    process()
        .isCompleted()
        .hasCompletedElements("end_dropped")
        .hasNotActivatedElements("sub_change");
  }

  @Test
  void aMajorChangeIsTriedReviewedApprovedByFourAndOvertakenOnce() {
    registered();
    camunda.completeJob("analyse-change-impact", Map.of("evidence", EVIDENCE));
    record("task_draft_change", "record-draft", "HAND_IN", false, Map.of("trialItems", 0));
    record("task_draft_change", "record-draft", "HAND_IN", true, handedIn("MAJOR", 50));
    record("task_run_trial", "record-trial", "DONE", false, Map.of());
    record("task_run_trial", "record-trial", "DONE", true, Map.of());
    review(false, null);
    review(true, "REDRAFT");
    record("task_draft_change", "record-draft", "HAND_IN", true, handedIn("MAJOR", 0));
    review(true, "ENDORSE");
    for (String duty : List.of("lead", "second", "owner", "budget")) {
      approve(duty, false, true);
      approve(duty, true, true);
    }
    process().hasActiveElements("timer_effective");
    clock.increase(Duration.ofHours(1));
    camunda.completeJob(
        "publish-change",
        Map.of("changeOutcome", "OVERTAKEN", "evidence", EVIDENCE, "problem", "Rebase it."));

    record("task_draft_change", "record-draft", "HAND_IN", true, handedIn("PATCH", 0));
    review(true, "ENDORSE");
    approve("lead", true, true);
    process().hasActiveElements("timer_effective");
    clock.increase(Duration.ofHours(1));
    published(true);
    record("task_decide_relabel", "record-relabel-decision", "RELABEL", false, Map.of());
    record(
        "task_decide_relabel",
        "record-relabel-decision",
        "RELABEL",
        true,
        Map.of("relabelBatches", 1));

    process().isCompleted().hasCompletedElements("end_published", "end_changed");
  }

  @Test
  void withNothingLeftToDecideAChangeEndsWithItsPublication() {
    approved("MINOR", Map.of("lead", true, "second", true));
    process().hasActiveElements("timer_effective");
    clock.increase(Duration.ofHours(1));
    published(false);

    process()
        .isCompleted()
        .hasCompletedElements("end_published")
        .hasNotActivatedElements(
            "task_approve_owner", "task_approve_budget", "task_decide_relabel");
  }

  @Test
  void oneRefusalClosesTheChange() {
    approved("MINOR", Map.of("lead", true, "second", false));
    camunda.completeJob("close-change", Map.of());

    process()
        .isCompleted()
        .hasCompletedElements("end_refused", "end_changed")
        .hasNotActivatedElements("task_publish_change");
  }

  @Test
  void aChangeOfUnknownClassNeedsEverybody() {
    registered();
    camunda.completeJob("analyse-change-impact", Map.of("evidence", EVIDENCE));
    record(
        "task_draft_change",
        "record-draft",
        "HAND_IN",
        true,
        Map.of("trialItems", 0, "changeFacts", Map.of()));
    review(true, "ENDORSE");

    process()
        .hasActiveElements(
            "task_approve_lead",
            "task_approve_second",
            "task_approve_owner",
            "task_approve_budget");
  }

  @Test
  void aWithdrawnChangeEndsWhereverItIs() {
    registered();
    camunda.completeJob("analyse-change-impact", Map.of("evidence", EVIDENCE));
    process().hasActiveElements("task_draft_change");

    messages.publish("change_withdrawn", CHANGE, "withdrawn:" + CHANGE, Map.of());
    messages.publish("change_withdrawn", CHANGE, "withdrawn:" + CHANGE, Map.of());

    process()
        .isCompleted()
        .hasCompletedElements("end_withdrawn")
        .hasTerminatedElements("task_draft_change");
  }

  private static ProcessInstanceAssert process() {
    return assertThatProcessInstance(ProcessInstanceSelectors.byProcessId("guideline-change"));
  }

  private void registered() {
    messages.publish(
        "change_requested",
        CHANGE,
        CHANGE,
        Map.of("changeId", CHANGE, "guidelineKey", "birds", "requester", "ada"));
    camunda.completeJob(
        "register-change", Map.of("registration", "REGISTERED", "changeId", CHANGE));
  }

  private void approved(String changeClass, Map<String, Boolean> approvals) {
    registered();
    camunda.completeJob("analyse-change-impact", Map.of("evidence", EVIDENCE));
    record("task_draft_change", "record-draft", "HAND_IN", true, handedIn(changeClass, 0));
    review(true, "ENDORSE");
    approvals.forEach((duty, yes) -> approve(duty, true, yes));
  }

  private void approve(String duty, boolean recorded, boolean approved) {
    camunda.completeUserTask(
        "task_approve_" + duty,
        Map.of("answer", Map.of("decision", approved ? "APPROVE" : "REFUSE")));
    Map<String, @Nullable Object> outcome = outcome(recorded, Map.of("approved", approved));
    camunda.completeJob(byElementId("task_record_" + duty), outcome);
  }

  private void review(boolean recorded, @Nullable String decision) {
    Map<String, Object> found = new HashMap<>();
    found.put("effectiveAt", clock.instant().plus(Duration.ofHours(1)).toString());
    if (decision != null) {
      found.put("changeReview", decision);
    }
    record("task_review_change", "record-change-review", "ENDORSE", recorded, found);
  }

  private void published(boolean rest) {
    camunda.completeJob("publish-change", Map.of("changeOutcome", "PUBLISHED"));
    camunda.completeJob("mark-stale-labels", Map.of("staleLabels", 3));
    camunda.completeJob(
        "open-guideline-relabel",
        Map.of("relabelBatches", 1, "relabelItems", 2, "relabelRest", rest, "evidence", EVIDENCE));
  }

  private static Map<String, Object> handedIn(String changeClass, int items) {
    return Map.of("changeFacts", Map.of("changeClass", changeClass), "trialItems", items);
  }

  private void record(
      String task, String job, String decision, boolean recorded, Map<String, Object> found) {
    answer(task, job, decision, outcome(recorded, found));
  }

  private void answer(
      String task, String job, String decision, Map<String, @Nullable Object> outcome) {
    camunda.completeUserTask(task, Map.of("answer", Map.of("decision", decision)));
    camunda.completeJob(job, outcome);
  }

  private static Map<String, @Nullable Object> outcome(
      boolean recorded, Map<String, Object> found) {
    Map<String, @Nullable Object> outcome = new HashMap<>(found);
    outcome.put("recorded", recorded);
    outcome.put("problem", recorded ? null : "Not yet.");
    return outcome;
  }
}
