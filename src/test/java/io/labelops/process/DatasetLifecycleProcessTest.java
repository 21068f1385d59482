package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.labelops.process.LifecycleSteps.ID;
import static io.labelops.process.LifecycleSteps.lifecycle;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class DatasetLifecycleProcessTest {

  private final CamundaProcessTestContext camunda;
  private final LifecycleSteps steps;

  DatasetLifecycleProcessTest(
      CamundaClient client, CamundaProcessTestContext camunda, EngineMessages messages) {
    this.camunda = camunda;
    this.steps = new LifecycleSteps(client, camunda, messages);
  }

  @Test
  void aRequestedDatasetGoesFromIntakeThroughAuditToRelease() {
    steps.registered();

    steps.intake(true);
    steps.settled(1);
    steps.audit(true, false);
    steps.release("PASS");

    lifecycle().isCompleted().hasCompletedElements("end_released", "end_dataset_closed");
  }

  @Test
  void aDatasetThatAsksForAPilotIsTriedBeforeItsBatchesAreOpened() {
    steps.registeredWithPilot();
    steps.intake(true, true);
    lifecycle().hasNotActivatedElements("task_open_batches");

    steps.pilot("PRODUCTION");
    camunda.completeJob("open-batches", Map.of("wave", 1, "batchesOpened", 1));

    lifecycle().hasCompletedElements("call_pilot").hasActiveElements("catch_batches_settled");
  }

  @Test
  void aStoppedPilotFailsTheDatasetAndSaysWhy() {
    steps.registeredWithPilot();
    steps.intake(true, true);

    steps.pilot("STOP");
    camunda.completeJob("fail-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle()
        .isCompleted()
        .hasCompletedElements("end_failed")
        .hasVariable("failReason", "Stopped after the pilot: no use");
  }

  @Test
  void aDatasetIsPausedResumedAndCancelledInTheMiddleOfItsPilot() {
    steps.registeredWithPilot();
    steps.intake(true, true);
    camunda.completeJob("open-pilot-round", Map.of("pilotRound", 1, "wave", -1));
    steps.paused(1);
    steps.resumed(1);
    lifecycle().hasCompletedElement("end_resumed", 1).hasActiveElements("call_pilot");

    steps.cancelled();
    camunda.completeJob("cancel-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle()
        .isCompleted()
        .hasTerminatedElements("call_pilot")
        .hasCompletedElements("end_cancelled");
  }

  @Test
  void aBlockedReleaseClosesTheVersionToo() {
    steps.registered();

    steps.intake(true);
    steps.settled(1);
    steps.audit(true, false);
    steps.release("FAIL");

    lifecycle().isCompleted().hasCompletedElements("end_blocked");
  }

  @Test
  void aRefusedIntakeFailsTheDatasetAndSaysWhy() {
    steps.registered();

    steps.intake(false);
    camunda.completeJob("fail-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle()
        .isCompleted()
        .hasCompletedElements("end_failed")
        .hasNotActivatedElements("task_open_batches")
        .hasVariable("failReason", "Intake refused by operations");
  }

  @Test
  void aFailedAuditIsRelabelledOnceAndAuditedAgain() {
    steps.registered();

    steps.intake(true);
    steps.settled(1);
    steps.audit(false, true);
    camunda.completeJob("open-relabel-batches", Map.of("wave", 2, "batchesOpened", 1));
    steps.settled(2);
    steps.audit(true, false);
    steps.release("PASS");

    lifecycle()
        .isCompleted()
        .hasCompletedElement("catch_batches_settled", 2)
        .hasCompletedElement("call_audit", 2);
  }

  @Test
  void aSecondFailedAuditIsFinal() {
    steps.registered();

    steps.intake(true);
    steps.settled(1);
    steps.audit(false, true);
    camunda.completeJob("open-relabel-batches", Map.of("wave", 2, "batchesOpened", 1));
    steps.settled(2);
    steps.audit(false, false);
    camunda.completeJob("fail-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle().isCompleted().hasCompletedElements("end_failed");
  }

  @Test
  void aRequestToldTwiceStartsOneInstanceAndASecondDeliveryIsDropped() {
    steps.requested("dataset_requested:" + ID);
    steps.requested("dataset_requested:" + ID);
    lifecycle().hasActiveElement("task_register_dataset", 1);
    assertThat(steps.instances()).isEqualTo(1);

    camunda.completeJob("register-dataset", Map.of("registration", "DUPLICATE"));

    lifecycle().isCompleted().hasCompletedElements("end_duplicate");
  }

  @Test
  void aRequestFromTasklistIsConfirmedUntilItIsComplete() {
    ProcessInstanceEvent asked = steps.askedInTasklist();

    steps.confirm("UNCONFIRMED", "Choose a program.");
    assertThat(asked).hasVariable("problem", "Choose a program.");
    steps.confirm("REGISTERED", "");

    assertThat(asked)
        .isActive()
        .hasCompletedElement("task_record_request", 2)
        .hasActiveElements("call_intake");
  }

  @Test
  void aRequestFromTasklistCanBeWithdrawn() {
    ProcessInstanceEvent asked = steps.askedInTasklist();

    steps.confirm("WITHDRAWN", "");

    assertThat(asked).isCompleted().hasCompletedElements("end_withdrawn");
  }

  @Test
  void aPausedDatasetIsResumedInTasklistAfterAnAnswerThatCounts() {
    steps.registered();
    steps.paused(1);

    steps.resume(false);
    lifecycle().hasVariable("resumeProblem", "Somebody else has to decide.");
    steps.resume(true);

    lifecycle()
        .isActive()
        .hasCompletedElements("end_pause_decided")
        .hasActiveElements("call_intake");
  }

  @Test
  void aPausedDatasetIsResumedElsewhereAndCanBePausedAgain() {
    steps.registered();
    steps.paused(1);
    steps.paused(1);
    steps.resumed(1);
    steps.resumed(1);
    lifecycle().hasCompletedElement("end_resumed", 1);

    steps.paused(2);
    steps.resumed(2);

    lifecycle().isActive().hasCompletedElement("end_resumed", 2);
  }

  @Test
  void aCancelledDatasetEndsWhereverItStands() {
    steps.registered();
    steps.intake(true);
    lifecycle().hasActiveElements("catch_batches_settled");

    steps.cancelled();
    steps.cancelled();
    camunda.completeJob("cancel-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle()
        .isCompleted()
        .hasTerminatedElements("catch_batches_settled")
        .hasCompletedElements("end_cancelled", "end_dataset_closed");
  }

  @Test
  void aPausedDatasetCanBeCancelled() {
    steps.registered();
    steps.paused(1);

    steps.cancelled();
    camunda.completeJob("cancel-dataset", Map.of("releaseVerdict", "FAIL"));

    lifecycle().isCompleted().hasTerminatedElements("task_decide_resume");
  }

  @Test
  void settledBatchesCountOnceHoweverOftenTheyAreTold() {
    steps.registered();
    steps.intake(true);

    steps.settled(1);
    steps.settled(1);
    steps.settled(1);
    steps.audit(false, true);
    camunda.completeJob("open-relabel-batches", Map.of("wave", 2, "batchesOpened", 1));

    lifecycle().hasActiveElements("catch_batches_settled").hasCompletedElement("call_audit", 1);
  }
}
