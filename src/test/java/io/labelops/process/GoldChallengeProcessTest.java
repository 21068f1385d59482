package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;

import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceSelector;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class GoldChallengeProcessTest {

  private static final ProcessInstanceSelector CHALLENGE =
      ProcessInstanceSelectors.byProcessId("gold-challenge");

  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;
  private final ProcessClock clock;

  GoldChallengeProcessTest(
      CamundaProcessTestContext camunda, EngineMessages messages, ProcessClock clock) {
    this.camunda = camunda;
    this.messages = messages;
    this.clock = clock;
  }

  @Test
  void whereTheDoubtWasRightTheEvidenceIsWeighedAgain() {
    challenged();
    assertThatUserTask(UserTaskSelectors.byElementId("task_decide_gold_challenge"))
        .isCreated()
        .hasCandidateGroup("quality");

    decided(true, true);
    camunda.completeJob("weigh-gold-again", Map.of("flagsTakenBack", 1));

    assertThat(CHALLENGE)
        .isCompleted()
        .hasCompletedElements("end_gold_mended")
        .hasVariable("flagsTakenBack", 1);
  }

  @Test
  void aRightLabelStandsAndNothingIsWeighedAgain() {
    challenged();

    decided(true, false);

    assertThat(CHALLENGE)
        .isCompleted()
        .hasCompletedElements("end_gold_confirmed")
        .hasNotActivatedElements("task_weigh_gold_again");
  }

  @Test
  void aDecisionOfWhoRaisedItIsAskedForAgain() {
    challenged();

    decided(false, true);
    assertThat(CHALLENGE)
        .hasCompletedElement("task_decide_gold_challenge", 1)
        .hasActiveElements("task_decide_gold_challenge");
    decided(true, false);

    assertThat(CHALLENGE).isCompleted();
  }

  @Test
  void whatNobodyDecidesInTimeIsReportedAndStillDecidedByAPerson() {
    challenged();
    assertThat(CHALLENGE).hasActiveElements("task_decide_gold_challenge");

    clock.increase(Duration.ofDays(2).plusMinutes(1));
    camunda.completeJob("report-overdue-challenge", Map.of());
    assertThat(CHALLENGE)
        .hasCompletedElements("end_overdue_reported")
        .hasActiveElements("task_decide_gold_challenge");
    decided(true, false);

    assertThat(CHALLENGE).isCompleted();
  }

  private void challenged() {
    messages.publish(
        "gold_challenged",
        "gold-challenge:7",
        "gold-challenge:7",
        Map.of(
            "goldChallengeId",
            7,
            "datasetKey",
            "pond",
            "challengeDueAt",
            Instants.variable(Instant.now(clock).plus(Duration.ofDays(2))),
            "evidence",
            Map.of()));
  }

  private void decided(boolean recorded, boolean upheld) {
    camunda.completeUserTask(
        "task_decide_gold_challenge",
        Map.of("answer", Map.of("decision", upheld ? "RETIRE" : "REJECT")));
    Map<String, Object> outcome = new HashMap<>();
    outcome.put("recorded", recorded);
    outcome.put("problem", recorded ? null : "You raised it.");
    if (recorded) {
      outcome.put("challengeUpheld", upheld);
    }
    camunda.completeJob("record-gold-challenge", outcome);
  }
}
