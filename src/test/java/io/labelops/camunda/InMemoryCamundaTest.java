package io.labelops.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.impl.client.CamundaManagementClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The in-memory Camunda, asked by the real client, answers as the records of the engine say. */
class InMemoryCamundaTest {

  private final InMemoryCamunda camunda = CamundaRuntime.shared();
  private Parcels parcels;

  @BeforeEach
  void empty() {
    CamundaManagementClient.createClient(camunda.restAddress(), camunda.restAddress())
        .purgeCluster();
    parcels = new Parcels(camunda);
  }

  @AfterEach
  void close() {
    parcels.close();
  }

  @Test
  void anInstanceIsFollowedFromItsStartToItsEnd() {
    long instance = parcels.started();
    assertThat(parcels.instance(instance).getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    assertThat(parcels.instance(instance).getProcessDefinitionName()).isEqualTo("Send a parcel");
    assertThat(parcels.states(instance))
        .containsExactly(
            Map.entry("start", ElementInstanceState.COMPLETED),
            Map.entry("task_pack", ElementInstanceState.ACTIVE));

    parcels.pack(instance);
    parcels.client.newCompleteCommand(parcels.job().getKey()).variable("well", true).send().join();
    parcels.arrive();

    await()
        .untilAsserted(
            () ->
                assertThat(parcels.instance(instance).getState())
                    .isEqualTo(ProcessInstanceState.COMPLETED));
    assertThat(parcels.instance(instance).getEndDate()).isNotNull();
    assertThat(parcels.states(instance))
        .contains(Map.entry("end_well", ElementInstanceState.COMPLETED))
        .doesNotContain(Map.entry("end_broken", ElementInstanceState.COMPLETED));
    assertThat(
            parcels.client.newProcessInstanceSequenceFlowsRequest(instance).send().join().stream()
                .map(ProcessInstanceSequenceFlow::getElementId))
        .contains("flow_well")
        .doesNotContain("flow_broken");
  }

  @Test
  void aCancelledInstanceIsTerminatedWithWhatWasActiveInIt() {
    long instance = parcels.started();

    parcels.client.newCancelInstanceCommand(instance).send().join();

    assertThat(parcels.instance(instance).getState()).isEqualTo(ProcessInstanceState.TERMINATED);
    assertThat(parcels.states(instance))
        .contains(Map.entry("task_pack", ElementInstanceState.TERMINATED));
    assertThat(parcels.task(instance).getState()).isEqualTo(UserTaskState.CANCELED);
  }

  @Test
  void aDefinitionIsFoundWithTheXmlThatWasDeployed() {
    parcels.deployed();

    var definition =
        parcels
            .client
            .newProcessDefinitionSearchRequest()
            .filter(found -> found.processDefinitionId("parcel"))
            .send()
            .join()
            .singleItem();

    assertThat(definition.getVersion()).isEqualTo(1);
    assertThat(
            parcels
                .client
                .newProcessDefinitionGetXmlRequest(definition.getProcessDefinitionKey())
                .send()
                .join())
        .isEqualTo(Bpmn.convertToString(Parcels.MODEL));
  }

  @Test
  void aUserTaskIsAssignedAndCompletedOnce() {
    long instance = parcels.started();
    UserTask open = parcels.task(instance);
    assertThat(open.getName()).isEqualTo("Pack");
    assertThat(open.getCandidateGroups()).containsExactly("packers");

    parcels.client.newAssignUserTaskCommand(open.getUserTaskKey()).assignee("ada").send().join();
    assertThat(parcels.task(instance).getAssignee()).isEqualTo("ada");
    assertThatThrownBy(
            () ->
                parcels
                    .client
                    .newAssignUserTaskCommand(open.getUserTaskKey())
                    .assignee("ben")
                    .allowOverride(false)
                    .send()
                    .join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("409");

    parcels
        .client
        .newCompleteUserTaskCommand(open.getUserTaskKey())
        .variables(Map.of("size", 3))
        .send()
        .join();
    assertThat(parcels.task(instance).getState()).isEqualTo(UserTaskState.COMPLETED);
    assertThat(parcels.task(instance).getAssignee()).isEqualTo("ada");
    assertThat(parcels.task(instance).getCompletionDate()).isNotNull();
    assertThat(parcels.variable(instance, "size")).isEqualTo("3");
    assertThatThrownBy(
            () -> parcels.client.newCompleteUserTaskCommand(open.getUserTaskKey()).send().join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("404");
  }

  @Test
  void variablesAreKeptPerScopeWithTheirLatestValue() {
    long instance = parcels.started();
    parcels.client.newSetVariablesCommand(instance).variables(Map.of("parcel", "p2")).send().join();
    parcels.pack(instance);

    assertThat(parcels.variable(instance, "parcel")).isEqualTo("\"p2\"");
    ElementInstance send = parcels.element(instance, "task_send");
    assertThat(parcels.variable(send.getElementInstanceKey(), "local")).isEqualTo("1");
  }

  @Test
  void aJobFailsIntoAnIncidentThatIsResolved() {
    long instance = parcels.started();
    parcels.pack(instance);
    parcels
        .client
        .newFailCommand(parcels.job().getKey())
        .retries(0)
        .errorMessage("no stamp")
        .send()
        .join();

    var job =
        parcels.client.newJobSearchRequest().filter(found -> found.type("send")).send().join();
    assertThat(job.singleItem().getState()).isEqualTo(JobState.FAILED);
    assertThat(job.singleItem().getErrorMessage()).isEqualTo("no stamp");
    var incident = parcels.client.newIncidentSearchRequest().send().join().singleItem();
    assertThat(incident.getState()).isEqualTo(IncidentState.ACTIVE);
    assertThat(incident.getElementId()).isEqualTo("task_send");
    assertThat(parcels.instance(instance).getHasIncident()).isTrue();
    assertThat(parcels.element(instance, "task_send").getIncident()).isTrue();

    parcels.client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
    parcels.client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();

    assertThat(parcels.client.newIncidentSearchRequest().send().join().singleItem().getState())
        .isEqualTo(IncidentState.RESOLVED);
    assertThat(parcels.instance(instance).getHasIncident()).isFalse();
    assertThat(parcels.element(instance, "task_send").getIncident()).isFalse();
  }

  @Test
  void aMessageIsWaitedForAndThenCorrelated() {
    long instance = parcels.started();
    parcels.pack(instance);
    parcels.client.newCompleteCommand(parcels.job().getKey()).variable("well", false).send().join();
    await()
        .untilAsserted(
            () -> assertThat(parcels.subscription()).isEqualTo(MessageSubscriptionState.CREATED));

    parcels.arrive();

    var correlated =
        parcels
            .client
            .newCorrelatedMessageSubscriptionSearchRequest()
            .filter(found -> found.processInstanceKey(instance))
            .send()
            .join()
            .singleItem();
    assertThat(correlated.getMessageName()).isEqualTo("arrived");
    assertThat(correlated.getCorrelationKey()).isEqualTo("p1");
    assertThat(correlated.getElementId()).isEqualTo("catch_arrived");
  }

  @Test
  void aDecisionIsFoundWithItsInputsAndTheRuleThatMatched() {
    parcels
        .client
        .newDeployResourceCommand()
        .addResourceFromClasspath("processes/release-gate.dmn")
        .send()
        .join();
    parcels
        .client
        .newEvaluateDecisionCommand()
        .decisionId("release-gate")
        .variables(Map.of("releaseChecks", Map.of("passed", 8, "failed", 1, "undecided", 0)))
        .send()
        .join();

    var found = parcels.client.newDecisionInstanceSearchRequest().send().join().singleItem();
    var decision =
        parcels.client.newDecisionInstanceGetRequest(found.getDecisionInstanceId()).send().join();

    assertThat(decision.getDecisionDefinitionId()).isEqualTo("release-gate");
    assertThat(decision.getResult()).contains("BLOCK");
    assertThat(decision.getEvaluatedInputs()).hasSize(3);
    assertThat(decision.getMatchedRules()).hasSize(1);
  }
}
