package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;
import static io.labelops.process.BatchSteps.process;

import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ProcessTest
class LateBatchProcessTest {

  private final CamundaProcessTestContext camunda;
  private final BatchSteps batch;
  private final ProcessClock clock;

  LateBatchProcessTest(
      CamundaProcessTestContext camunda, EngineMessages messages, ProcessClock clock) {
    this.camunda = camunda;
    this.clock = clock;
    this.batch = new BatchSteps(camunda, messages, clock);
  }

  @Test
  void theClockChecksRemindsAndGoesOnWaiting() {
    batch.dispatched();

    batch.nextCheck("WAIT");
    batch.nextCheck("REMIND");
    camunda.completeJob("send-reminder", batch.nextCheckInAnHour());
    process()
        .hasActiveElements("gateway_wait_for_labels")
        .hasCompletedElement("timer_next_check", 2);

    batch.submitted(1);
    process().hasActiveElements("task_measure_batch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXTEND", "PULL"})
  void aLateBatchThatIsExtendedOrPulledWaitsAgain(String decision) {
    batch.late();
    assertThatUserTask(UserTaskSelectors.byElementId("task_decide_late_batch"))
        .isCreated()
        .hasCandidateGroup("operations");

    batch.decideLate(decision, true);

    process()
        .hasCompletedElement("gateway_late_decision", 1)
        .hasActiveElements("gateway_wait_for_labels");
    batch.submitted(1);
    process().hasActiveElements("task_measure_batch");
  }

  @Test
  void thePartOfALateBatchThatIsTakenIsMeasured() {
    batch.late();

    batch.decideLate("TAKE_PART", true);

    process()
        .hasActiveElements("task_measure_batch")
        .hasNotActivatedElements("catch_batch_submitted");
  }

  @Test
  void aLateBatchNobodyDecidesOnIsEscalatedAndStillWaitsForTheDecision() {
    batch.late();

    clock.increase(Duration.ofHours(4));
    camunda.completeJob("escalate-late-batch");

    process()
        .hasCompletedElements("boundary_late_unanswered", "end_late_escalated")
        .hasActiveElements("task_decide_late_batch");
    batch.decideLate("EXTEND", true);
    process().hasActiveElements("gateway_wait_for_labels");
  }

  @Test
  void aLateDecisionThatMayNotBeTakenIsAskedForAgain() {
    batch.late();

    batch.decideLate("PULL", false);
    process()
        .hasCompletedElement("task_decide_late_batch", 1)
        .hasActiveElements("task_decide_late_batch");
    batch.decideLate("EXTEND", true);

    process()
        .hasCompletedElement("task_decide_late_batch", 2)
        .hasActiveElements("gateway_wait_for_labels");
  }

  @Test
  void labelsThatArriveWhileSomebodyDecidesTakeTheTaskAway() {
    batch.late();

    batch.submitted(1);

    process()
        .hasTerminatedElements("task_decide_late_batch")
        .hasCompletedElements("boundary_batch_submitted")
        .hasActiveElements("task_measure_batch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAITING", "MEASURING", "REVIEWING", "LATE"})
  void aBatchCanBeCancelledWhereverItIs(String stage) {
    switch (stage) {
      case "WAITING" -> batch.dispatched();
      case "LATE" -> batch.late();
      default -> {
        batch.dispatched();
        batch.submitted(1);
        process().hasActiveElements("task_measure_batch");
        if (stage.equals("REVIEWING")) {
          batch.measured(Map.of("itemsInQuestion", 3));
          camunda.completeJob("record-gate-outcome");
          process().hasActiveElements("call_review");
        }
      }
    }

    batch.cancelled();
    camunda.completeJob(byElementId("task_settle_cancelled"));

    process()
        .isCompleted()
        .hasCompletedElements("end_cancelled")
        .hasNotActivatedElements("task_settle_accepted", "task_settle_rejected");
  }
}
