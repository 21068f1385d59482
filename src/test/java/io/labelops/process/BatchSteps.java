package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;

import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Takes one batch through label-batch, step by step. */
final class BatchSteps {

  private static final Map<String, Object> GOOD =
      Map.of(
          "goldVerdict",
          "PASS",
          "agreementVerdict",
          "PASS",
          "itemsInQuestion",
          0,
          "flaggedAnnotators",
          0,
          "overlap",
          false,
          "annotatorsToStop",
          0,
          "labels",
          30,
          "round",
          1,
          "maxRounds",
          2,
          "furtherLabels",
          true);

  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;
  private final ProcessClock clock;

  BatchSteps(CamundaProcessTestContext camunda, EngineMessages messages, ProcessClock clock) {
    this.camunda = camunda;
    this.messages = messages;
    this.clock = clock;
  }

  static ProcessInstanceAssert process() {
    return assertThatProcessInstance(ProcessInstanceSelectors.byProcessId("label-batch"));
  }

  void opened() {
    messages.publish(
        "batch_opened",
        "b-1",
        "b-1",
        Map.of("batchId", "b-1", "datasetKey", "birds", "version", 1, "datasetVersion", "birds:1"));
  }

  void dispatched() {
    opened();
    dispatch();
    process().hasActiveElements("gateway_wait_for_labels");
  }

  void dispatch() {
    Map<String, Object> dispatch = new HashMap<>(nextCheckInAnHour());
    dispatch.putAll(Map.of("dispatched", true, "round", 1, "overlapPass", 0, "vendorKey", "north"));
    camunda.completeJob("dispatch-batch", dispatch);
  }

  void submitted(int round) {
    messages.publish("batch_submitted", "b-1:" + round, "b-1:" + round, Map.of());
  }

  void furtherLabelsSubmitted(int round, int pass) {
    String key = "b-1:" + round + ":" + pass;
    messages.publish("batch_submitted", key, key, Map.of());
  }

  void furtherLabelsAskedFor(int pass) {
    Map<String, Object> extended = new HashMap<>(nextCheckInAnHour());
    extended.put("overlapPass", pass);
    camunda.completeJob("open-overlap", extended);
    process().hasActiveElements("gateway_wait_for_labels");
  }

  void cancelled() {
    messages.publish("batch_cancelled", "b-1", "b-1", Map.of());
  }

  void measured(Map<String, Object> found) {
    Map<String, Object> quality = new HashMap<>(GOOD);
    quality.putAll(found);
    camunda.completeJob("measure-batch", Map.of("batchQuality", quality, "gateResultKey", "b-1:1"));
  }

  void reworkOpened(int round) {
    Map<String, Object> reopened = new HashMap<>(nextCheckInAnHour());
    reopened.put("round", round);
    reopened.put("overlapPass", 0);
    camunda.completeJob("open-rework", reopened);
    process().hasActiveElements("gateway_wait_for_labels");
  }

  void reviewed(String outcome, String fault, String scope) {
    camunda.completeJob(
        "prepare-review", Map.of("adjudications", 0, "reviewItems", 1, "evidence", Map.of()));
    camunda.completeUserTask("task_review_batch", Map.of("answer", Map.of("decision", outcome)));
    Map<String, Object> review = new HashMap<>();
    review.put("recorded", true);
    review.put("reviewOutcome", outcome);
    review.put("fault", fault);
    review.put("scope", scope);
    camunda.completeJob("record-review", review);
  }

  void nextCheck(String action) {
    process().hasActiveElements("gateway_wait_for_labels");
    clock.increase(Duration.ofHours(1));
    Map<String, Object> check = new HashMap<>(nextCheckInAnHour());
    check.put("deadlineAction", action);
    camunda.completeJob("check-deadline", check);
  }

  void late() {
    dispatched();
    nextCheck("BREACH");
    Map<String, Object> breach = new HashMap<>(nextCheckInAnHour());
    breach.put("evidence", Map.of("asked", "What becomes of the batch?"));
    breach.put("answerDueAt", clock.instant().plus(Duration.ofHours(4)).toString());
    camunda.completeJob("record-sla-breach", breach);
    process().hasActiveElements("task_decide_late_batch");
  }

  void decideLate(String decision, boolean recorded) {
    camunda.completeUserTask(
        "task_decide_late_batch", Map.of("answer", Map.of("decision", decision)));
    Map<String, Object> outcome = new HashMap<>(nextCheckInAnHour());
    outcome.put("recorded", recorded);
    outcome.put("problem", recorded ? null : "Name the vendor who takes it.");
    outcome.put("lateDecision", decision);
    camunda.completeJob("record-late-decision", outcome);
  }

  Map<String, Object> nextCheckInAnHour() {
    return Map.of("nextCheckAt", clock.instant().plus(Duration.ofHours(1)).toString());
  }
}
