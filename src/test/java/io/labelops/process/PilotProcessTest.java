package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class PilotProcessTest {

  private static final String ID = "birds:1";
  private static final String REVIEW = "task_review_pilot";
  private static final Map<String, Object> EVIDENCE = Map.of("asked", "Go on?");

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;

  PilotProcessTest(
      CamundaClient client, CamundaProcessTestContext camunda, EngineMessages messages) {
    this.client = client;
    this.camunda = camunda;
    this.messages = messages;
  }

  @Test
  void aRoundThatPassesGoesToProduction() {
    ProcessInstanceEvent pilot = asked();
    round(1, "PASS");

    review(true, "PRODUCTION");

    assertThat(pilot)
        .isCompleted()
        .hasCompletedElements("end_pilot_passed")
        .hasNotActivatedElements("task_escalate_pilot")
        .hasVariable("pilotReview", "PRODUCTION");
  }

  @Test
  void aRoundToldTwiceIsMeasuredOnceAndTheNextOneWaitsForItsOwn() {
    ProcessInstanceEvent pilot = asked();
    opened(1);
    settled(1);
    settled(1);
    measured(1, "UNDECIDED");
    review(true, "NEXT_ROUND");
    opened(2);
    settled(1);

    assertThat(pilot).hasActiveElements("catch_pilot_labelled").hasCompletedElement(REVIEW, 1);
    settled(2);
    measured(2, "PASS");
    review(true, "PRODUCTION");
    assertThat(pilot).isCompleted().hasCompletedElement("task_measure_pilot", 2);
  }

  @Test
  void aPublishedChangeOfTheGuidelineIsFollowedByAFreshRound() {
    ProcessInstanceEvent pilot = asked();
    round(1, "FAIL");
    review(true, "CHANGE");
    changed(1, true);
    changed(1, true);

    opened(2);
    assertThat(pilot)
        .hasActiveElements("catch_pilot_labelled")
        .hasCompletedElement("catch_pilot_change_closed", 1);
  }

  @Test
  void aChangeThatCameToNothingBringsTheQuestionBack() {
    ProcessInstanceEvent pilot = asked();
    round(1, "FAIL");
    review(true, "CHANGE");
    changed(1, false);

    camunda.completeJob(
        "reopen-pilot-review", Map.of("evidence", EVIDENCE, "problem", "It was refused."));

    assertThat(pilot).hasActiveElements(REVIEW).hasVariable("problem", "It was refused.");
    review(true, "STOP");
    assertThat(pilot)
        .isCompleted()
        .hasCompletedElements("end_pilot_stopped")
        .hasVariable("failReason", "Stopped after the pilot: no use");
  }

  @Test
  void usedUpRoundsAreEscalatedAndAPersonStillDecides() {
    ProcessInstanceEvent pilot = asked();
    round(3, "FAIL");
    camunda.completeJob("escalate-pilot");

    assertThat(pilot).hasActiveElements(REVIEW);
    review(false, "NEXT_ROUND");
    assertThat(pilot).hasActiveElements(REVIEW).hasVariable("problem", "No round is left.");
    review(true, "PRODUCTION");

    assertThat(pilot).isCompleted().hasCompletedElements("end_pilot_passed");
  }

  private ProcessInstanceEvent asked() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("pilot")
        .latestVersion()
        .variables(Map.of("datasetKey", "birds", "version", 1, "datasetVersion", ID))
        .send()
        .join();
  }

  private void round(int round, String verdict) {
    opened(round);
    settled(round);
    measured(round, verdict);
  }

  private void opened(int round) {
    camunda.completeJob("open-pilot-round", Map.of("pilotRound", round, "wave", -round));
  }

  private void settled(int round) {
    String key = ID + ":" + -round;
    messages.publish("batches_settled", key, "batches_settled:" + key, Map.of());
  }

  private void measured(int round, String verdict) {
    camunda.completeJob(
        "measure-pilot",
        Map.of(
            "gateResultKey",
            "pilot:%s:%d".formatted(ID, round),
            "pilotResult",
            Map.of("verdict", verdict, "round", round, "maxRounds", 3, "guidelineCurrent", true)));
    camunda.completeJob("record-pilot-gate", Map.of("evidence", EVIDENCE));
  }

  private void review(boolean recorded, String decision) {
    camunda.completeUserTask(REVIEW, Map.of("answer", Map.of("decision", decision)));
    camunda.completeJob(
        "record-pilot-review",
        recorded
            ? Map.of(
                "recorded",
                true,
                "pilotReview",
                decision,
                "pilotChangeKey",
                "pilot:birds:1:1:1",
                "failReason",
                "Stopped after the pilot: no use")
            : Map.of("recorded", false, "problem", "No round is left."));
  }

  private void changed(int times, boolean published) {
    String key = "pilot:birds:1:1:" + times;
    messages.publish("pilot_change_closed", key, key, Map.of("pilotChangePublished", published));
  }
}
