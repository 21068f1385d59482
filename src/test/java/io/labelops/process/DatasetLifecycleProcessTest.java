package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class DatasetLifecycleProcessTest {

  private static final String ID = "birds:1";
  private static final Map<String, Object> VERSION =
      Map.of("datasetKey", "birds", "version", 1, "datasetVersion", ID, "requester", "ada");

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;

  DatasetLifecycleProcessTest(
      CamundaClient client, CamundaProcessTestContext camunda, EngineMessages messages) {
    this.client = client;
    this.camunda = camunda;
    this.messages = messages;
  }

  @Test
  void aRequestedDatasetGoesFromIntakeThroughAuditToRelease() {
    registered();

    intake(true);
    settled(1);
    audit(true, false);
    release("PASS");

    lifecycle().isCompleted().hasCompletedElements("end_released", "end_dataset_closed");
  }

  @Test
  void aBlockedReleaseClosesTheVersionToo() {
    registered();

    intake(true);
    settled(1);
    audit(true, false);
    release("FAIL");

    lifecycle().isCompleted().hasCompletedElements("end_blocked");
  }

  @Test
  void aRefusedIntakeFailsTheDatasetAndSaysWhy() {
    registered();

    intake(false);
    camunda.completeJob("fail-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle()
        .isCompleted()
        .hasCompletedElements("end_failed")
        .hasNotActivatedElements("task_open_batches")
        .hasVariable("failReason", "Intake refused by operations");
  }

  @Test
  void aFailedAuditIsRelabelledOnceAndAuditedAgain() {
    registered();

    intake(true);
    settled(1);
    audit(false, true);
    camunda.completeJob("open-relabel-batches", Map.of("wave", 2, "batchesOpened", 1));
    settled(2);
    audit(true, false);
    release("PASS");

    lifecycle()
        .isCompleted()
        .hasCompletedElement("catch_batches_settled", 2)
        .hasCompletedElement("call_audit", 2);
  }

  @Test
  void aSecondFailedAuditIsFinal() {
    registered();

    intake(true);
    settled(1);
    audit(false, true);
    camunda.completeJob("open-relabel-batches", Map.of("wave", 2, "batchesOpened", 1));
    settled(2);
    audit(false, false);
    camunda.completeJob("fail-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle().isCompleted().hasCompletedElements("end_failed");
  }

  @Test
  void aRequestToldTwiceStartsOneInstanceAndASecondDeliveryIsDropped() {
    requested("dataset_requested:" + ID);
    requested("dataset_requested:" + ID);
    lifecycle().hasActiveElement("task_register_dataset", 1);
    assertThat(instances()).isEqualTo(1);

    camunda.completeJob("register-dataset", Map.of("registration", "DUPLICATE"));

    lifecycle().isCompleted().hasCompletedElements("end_duplicate");
  }

  @Test
  void aRequestFromTasklistIsConfirmedUntilItIsComplete() {
    ProcessInstanceEvent asked = askedInTasklist();

    confirm("UNCONFIRMED", "Choose a program.");
    assertThat(asked).hasVariable("problem", "Choose a program.");
    confirm("REGISTERED", "");

    assertThat(asked)
        .isActive()
        .hasCompletedElement("task_record_request", 2)
        .hasActiveElements("call_intake");
  }

  @Test
  void aRequestFromTasklistCanBeWithdrawn() {
    ProcessInstanceEvent asked = askedInTasklist();

    confirm("WITHDRAWN", "");

    assertThat(asked).isCompleted().hasCompletedElements("end_withdrawn");
  }

  @Test
  void aPausedDatasetIsResumedInTasklistAfterAnAnswerThatCounts() {
    registered();
    paused(1);

    resume(false);
    lifecycle().hasVariable("resumeProblem", "Somebody else has to decide.");
    resume(true);

    lifecycle()
        .isActive()
        .hasCompletedElements("end_pause_decided")
        .hasActiveElements("call_intake");
  }

  @Test
  void aPausedDatasetIsResumedElsewhereAndCanBePausedAgain() {
    registered();
    paused(1);
    paused(1);
    resumed(1);
    resumed(1);
    lifecycle().hasCompletedElement("end_resumed", 1);

    paused(2);
    resumed(2);

    lifecycle().isActive().hasCompletedElement("end_resumed", 2);
  }

  @Test
  void aCancelledDatasetEndsWhereverItStands() {
    registered();
    intake(true);
    lifecycle().hasActiveElements("catch_batches_settled");

    cancelled();
    cancelled();
    camunda.completeJob("cancel-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle()
        .isCompleted()
        .hasTerminatedElements("catch_batches_settled")
        .hasCompletedElements("end_cancelled", "end_dataset_closed");
  }

  @Test
  void aPausedDatasetCanBeCancelled() {
    registered();
    paused(1);

    cancelled();
    camunda.completeJob("cancel-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle().isCompleted().hasTerminatedElements("task_decide_resume");
  }

  @Test
  void settledBatchesCountOnceHoweverOftenTheyAreTold() {
    registered();
    intake(true);

    settled(1);
    settled(1);
    settled(1);
    audit(false, true);
    camunda.completeJob("open-relabel-batches", Map.of("wave", 2, "batchesOpened", 1));

    lifecycle().hasActiveElements("catch_batches_settled").hasCompletedElement("call_audit", 1);
  }

  private static ProcessInstanceAssert lifecycle() {
    return assertThatProcessInstance(byProcessId("dataset-lifecycle"));
  }

  private long instances() {
    return client
        .newProcessInstanceSearchRequest()
        .filter(instance -> instance.processDefinitionId("dataset-lifecycle"))
        .send()
        .join()
        .items()
        .size();
  }

  private void registered() {
    requested("dataset_requested:" + ID);
    camunda.completeJob("register-dataset", with(Map.of("registration", "REGISTERED")));
  }

  private void requested(String messageId) {
    messages.publish("dataset_requested", ID, messageId, VERSION);
  }

  private ProcessInstanceEvent askedInTasklist() {
    ProcessInstanceEvent asked =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("dataset-lifecycle")
            .latestVersion()
            .variables(Map.of("datasetKey", "birds", "title", "Birds"))
            .send()
            .join();
    camunda.completeJob("register-dataset", Map.of("registration", "UNCONFIRMED"));
    return asked;
  }

  private void confirm(String registration, String problem) {
    camunda.completeUserTask("task_confirm_request", answer("CONFIRM"));
    camunda.completeJob(
        "record-request", with(Map.of("registration", registration, "problem", problem)));
  }

  private void intake(boolean approved) {
    messages.publish("items_complete", ID, "items_complete:" + ID, Map.of());
    camunda.completeJob(
        "profile-items",
        Map.of(
            "intakeProfile",
            Map.of(
                "piiFound",
                false,
                "sensitive",
                false,
                "licenceKnown",
                true,
                "estimatedCost",
                1,
                "budgetApprovalAbove",
                10,
                "duplicateShare",
                0,
                "missingShare",
                0,
                "maxDuplicateShare",
                1,
                "maxMissingShare",
                1)));
    camunda.completeUserTask("task_approve_operations", answer(approved ? "APPROVE" : "REFUSE"));
    camunda.completeJob("record-approval", Map.of("recorded", true, "approved", approved));
    if (approved) {
      camunda.completeJob("open-batches", Map.of("wave", 1, "batchesOpened", 1));
    }
  }

  private void settled(int wave) {
    String key = ID + ":" + wave;
    messages.publish("batches_settled", key, "batches_settled:" + key, Map.of());
  }

  private void audit(boolean passed, boolean relabelPossible) {
    camunda.completeJob(
        "draw-audit",
        Map.of(
            "auditId",
            "a",
            "auditPlan",
            Map.of("maxExtended", 0),
            "auditAttempt",
            1,
            "maxAuditAttempts",
            2));
    camunda.completeUserTask("task_audit_sample", answer("COMPLETED"));
    camunda.completeJob(
        "record-audit",
        Map.of(
            "recorded",
            true,
            "auditResult",
            Map.of(
                "assessable",
                true,
                "defects",
                passed ? 0 : 99,
                "sampleSize",
                100,
                "acceptable",
                1,
                "rejectable",
                2,
                "extended",
                false)));
    camunda.completeJob(
        "settle-audit",
        Map.of("auditOutcome", passed ? "PASS" : "FAIL", "relabelPossible", relabelPossible));
  }

  private void release(String verdict) {
    camunda.completeJob(
        "assemble-release",
        Map.of(
            "releaseChecks",
            Map.of("passed", 9, "failed", 0, "undecided", 0),
            "manifestHash",
            "cafe",
            "sensitive",
            false));
    for (String duty : new String[] {"quality", "requester"}) {
      camunda.completeUserTask("task_sign_off_" + duty, answer("SIGN"));
      camunda.completeJob(
          byElementId("task_record_" + duty),
          Map.of("recorded", true, "signed", verdict.equals("PASS")));
    }
    camunda.completeJob("publish-release", Map.of("releaseVerdict", verdict));
  }

  private void paused(int number) {
    messages.publish(
        "dataset_paused",
        ID,
        "dataset_paused:" + ID + number,
        Map.of("pauseKey", ID + number, "evidence", Map.of("asked", "Go on?")));
    lifecycle().hasActiveElements("task_decide_resume");
  }

  private void resume(boolean recorded) {
    camunda.completeUserTask("task_decide_resume", answer("RESUME"));
    camunda.completeJob(
        "record-resume",
        Map.of("recorded", recorded, "problem", recorded ? "" : "Somebody else has to decide."));
  }

  private void resumed(int number) {
    messages.publish("dataset_resumed", ID + number, "dataset_resumed:" + ID + number, Map.of());
  }

  private void cancelled() {
    messages.publish(
        "dataset_cancelled", ID, "dataset_cancelled:" + ID, Map.of("cancelReason", "No budget."));
  }

  private static Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(VERSION);
    all.putAll(more);
    return all;
  }

  private static Map<String, Object> answer(String decision) {
    return Map.of("answer", Map.of("decision", decision));
  }
}
