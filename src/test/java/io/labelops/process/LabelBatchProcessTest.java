package io.labelops.process;

import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;
import static io.labelops.process.BatchSteps.process;

import io.camunda.process.test.api.CamundaProcessTestContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class LabelBatchProcessTest {

  private final CamundaProcessTestContext camunda;
  private final BatchSteps batch;

  LabelBatchProcessTest(
      CamundaProcessTestContext camunda, EngineMessages messages, ProcessClock clock) {
    this.camunda = camunda;
    this.batch = new BatchSteps(camunda, messages, clock);
  }

  @Test
  void aGoodBatchIsAccepted() {
    batch.dispatched();
    batch.submitted(1);

    batch.measured(Map.of());
    camunda.completeJob("record-gate-outcome");
    camunda.completeJob(byElementId("task_settle_accepted"));

    process()
        .isCompleted()
        .hasCompletedElements("end_accepted")
        .hasNotActivatedElements("call_review", "task_open_rework")
        .hasVariable("settlementReason", "Gold and agreement pass");
  }

  @Test
  void whatWasAlreadyDispatchedIsDropped() {
    batch.opened();
    camunda.completeJob("dispatch-batch", Map.of("dispatched", false, "round", 1));

    process().isCompleted().hasCompletedElements("end_duplicate");
  }

  @Test
  void messagesThatComeAgainChangeNothing() {
    batch.opened();
    batch.opened();
    batch.dispatch();
    batch.opened();
    batch.submitted(1);
    batch.submitted(1);
    batch.submitted(1);
    batch.measured(Map.of());
    camunda.completeJob("record-gate-outcome");
    batch.cancelled();
    batch.cancelled();
    camunda.completeJob(byElementId("task_settle_cancelled"));

    process()
        .isCompleted()
        .hasCompletedElement("task_measure_batch", 1)
        .hasCompletedElement("sub_cancelled", 1);
  }

  @Test
  void aSubmissionOfAnotherRoundDoesNotCount() {
    batch.dispatched();

    batch.submitted(2);

    process()
        .isWaitingForMessage("batch_submitted", "b-1:1")
        .hasActiveElements("gateway_wait_for_labels");
  }

  @Test
  void aBatchWithoutLabelsIsRejected() {
    batch.dispatched();
    batch.submitted(1);

    camunda.throwBpmnErrorFromJob("measure-batch", "nothing_to_measure");
    camunda.completeJob(byElementId("task_settle_without_labels"));

    process()
        .isCompleted()
        .hasCompletedElements("end_without_labels")
        .hasVariable("settlementReason", "No labels came in");
  }

  @Test
  void aBatchTheTableRejectsIsSettledAtOnce() {
    batch.dispatched();
    batch.submitted(1);

    batch.measured(Map.of("labels", 0));
    camunda.completeJob("record-gate-outcome");
    camunda.completeJob(byElementId("task_settle_rejected"));

    process()
        .isCompleted()
        .hasCompletedElements("end_rejected")
        .hasNotActivatedElements("call_review");
  }

  @Test
  void uncertainItemsGetFurtherLabelsWithinTheRoundUntilTheyAreCertain() {
    batch.dispatched();
    batch.submitted(1);
    batch.measured(Map.of("overlap", true));
    camunda.completeJob("record-gate-outcome");
    batch.furtherLabelsAskedFor(1);
    process().isWaitingForMessage("batch_submitted", "b-1:1:1");

    batch.submitted(1);
    batch.furtherLabelsSubmitted(1, 1);
    batch.measured(Map.of("overlap", true));
    camunda.completeJob("record-gate-outcome");
    batch.furtherLabelsAskedFor(2);
    batch.furtherLabelsSubmitted(1, 2);
    batch.measured(Map.of());
    camunda.completeJob("record-gate-outcome");
    camunda.completeJob(byElementId("task_settle_accepted"));

    process()
        .isCompleted()
        .hasCompletedElement("task_open_overlap", 2)
        .hasCompletedElement("task_measure_batch", 3)
        .hasVariable("round", 1)
        .hasNotActivatedElements("task_open_rework", "call_review", "task_stop_annotators");
  }

  @Test
  void reworkAfterFurtherLabelsWaitsForItsOwnRound() {
    batch.dispatched();
    batch.submitted(1);
    batch.measured(Map.of("overlap", true));
    camunda.completeJob("record-gate-outcome");
    batch.furtherLabelsAskedFor(1);
    batch.furtherLabelsSubmitted(1, 1);
    batch.measured(Map.of("goldVerdict", "FAIL", "flaggedAnnotators", 1));
    camunda.completeJob("record-gate-outcome");
    batch.reworkOpened(2);

    process().isWaitingForMessage("batch_submitted", "b-1:2");
  }

  @Test
  void whomThePolicyStopsIsStoppedBeforeTheBatchGoesOn() {
    batch.dispatched();
    batch.submitted(1);
    batch.measured(Map.of("goldVerdict", "FAIL", "flaggedAnnotators", 1, "annotatorsToStop", 1));
    camunda.completeJob("record-gate-outcome");
    camunda.completeJob("stop-annotators");
    batch.reworkOpened(2);

    process().hasCompletedElement("task_stop_annotators", 1).hasVariable("fault", "LABELER");
  }

  @Test
  void reworkGoesRoundUntilThePolicyBoundAndThenToAReviewer() {
    batch.dispatched();
    batch.submitted(1);
    batch.measured(Map.of("goldVerdict", "FAIL", "flaggedAnnotators", 1));
    camunda.completeJob("record-gate-outcome");
    process().hasVariable("fault", "LABELER").hasVariable("scope", "FLAGGED_ANNOTATORS");
    batch.reworkOpened(2);

    batch.submitted(2);
    batch.measured(Map.of("goldVerdict", "FAIL", "flaggedAnnotators", 1, "round", 2));
    camunda.completeJob("record-gate-outcome");
    batch.reviewed("REJECT", null, null);
    camunda.completeJob(byElementId("task_settle_rejected"));

    process()
        .isCompleted()
        .hasCompletedElement("task_open_rework", 1)
        .hasCompletedElement("task_measure_batch", 2)
        .hasVariable("settlementReason", "Review decided REJECT");
  }

  @Test
  void aReviewerAcceptsOrSendsBackWithTheFaultNamed() {
    batch.dispatched();
    batch.submitted(1);
    batch.measured(Map.of("itemsInQuestion", 3));
    camunda.completeJob("record-gate-outcome");
    batch.reviewed("REWORK", "GUIDELINE", "ITEMS_IN_QUESTION");
    process().hasVariable("settlementReason", "Review decided REWORK, fault GUIDELINE");
    batch.reworkOpened(2);

    batch.submitted(2);
    batch.measured(Map.of("itemsInQuestion", 1, "round", 2));
    camunda.completeJob("record-gate-outcome");
    batch.reviewed("ACCEPT", null, null);
    camunda.completeJob(byElementId("task_settle_accepted"));

    process().isCompleted().hasCompletedElements("end_accepted");
  }
}
