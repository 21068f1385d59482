package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.util.HashMap;
import java.util.Map;

/** Drives a dataset's life and the processes it calls, with every job completed by hand. */
final class LifecycleSteps {

  static final String ID = "birds:1";

  private static final Map<String, Object> VERSION =
      Map.of("datasetKey", "birds", "version", 1, "datasetVersion", ID, "requester", "ada");

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;

  LifecycleSteps(CamundaClient client, CamundaProcessTestContext camunda, EngineMessages messages) {
    this.client = client;
    this.camunda = camunda;
    this.messages = messages;
  }

  static ProcessInstanceAssert lifecycle() {
    return assertThatProcessInstance(byProcessId("dataset-lifecycle"));
  }

  long instances() {
    return client
        .newProcessInstanceSearchRequest()
        .filter(instance -> instance.processDefinitionId("dataset-lifecycle"))
        .send()
        .join()
        .items()
        .size();
  }

  void registered() {
    requested("dataset_requested:" + ID);
    camunda.completeJob("register-dataset", with(Map.of("registration", "REGISTERED")));
  }

  void registeredWithPilot() {
    requested("dataset_requested:" + ID);
    camunda.completeJob(
        "register-dataset", with(Map.of("registration", "REGISTERED", "pilotAsked", true)));
  }

  /** The pilot up to the decision on its first round. */
  void pilot(String decision) {
    camunda.completeJob("open-pilot-round", Map.of("pilotRound", 1, "wave", -1));
    settled(-1);
    camunda.completeJob(
        "measure-pilot",
        Map.of(
            "pilotResult",
            Map.of("verdict", "PASS", "round", 1, "maxRounds", 3, "guidelineCurrent", true)));
    camunda.completeJob("record-pilot-gate", Map.of("evidence", Map.of("asked", "Go on?")));
    camunda.completeUserTask("task_review_pilot", answer(decision));
    Map<String, Object> reviewed = new HashMap<>(Map.of("recorded", true, "pilotReview", decision));
    reviewed.put("failReason", decision.equals("STOP") ? "Stopped after the pilot: no use" : null);
    camunda.completeJob("record-pilot-review", reviewed);
  }

  void requested(String messageId) {
    messages.publish("dataset_requested", ID, messageId, VERSION);
  }

  ProcessInstanceEvent askedInTasklist() {
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

  void confirm(String registration, String problem) {
    camunda.completeUserTask("task_confirm_request", answer("CONFIRM"));
    camunda.completeJob(
        "record-request", with(Map.of("registration", registration, "problem", problem)));
  }

  void intake(boolean approved) {
    intake(approved, false);
  }

  void intake(boolean approved, boolean withPilot) {
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
    if (approved && !withPilot) {
      camunda.completeJob("open-batches", Map.of("wave", 1, "batchesOpened", 1));
    }
  }

  void settled(int wave) {
    String key = ID + ":" + wave;
    messages.publish("batches_settled", key, "batches_settled:" + key, Map.of());
  }

  void audit(boolean passed, boolean relabelPossible) {
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

  void release(String verdict) {
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

  void paused(int number) {
    messages.publish(
        "dataset_paused",
        ID,
        "dataset_paused:" + ID + number,
        Map.of("pauseKey", ID + number, "evidence", Map.of("asked", "Go on?")));
    lifecycle().hasActiveElements("task_decide_resume");
  }

  void resume(boolean recorded) {
    camunda.completeUserTask("task_decide_resume", answer("RESUME"));
    camunda.completeJob(
        "record-resume",
        Map.of("recorded", recorded, "problem", recorded ? "" : "Somebody else has to decide."));
  }

  void resumed(int number) {
    messages.publish("dataset_resumed", ID + number, "dataset_resumed:" + ID + number, Map.of());
  }

  void cancelled() {
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
