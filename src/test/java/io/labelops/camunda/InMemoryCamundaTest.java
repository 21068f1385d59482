package io.labelops.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The in-memory Camunda, asked by the real client, answers as the records of the engine say. */
class InMemoryCamundaTest {

  private static final BpmnModelInstance MODEL =
      Bpmn.createExecutableProcess("parcel")
          .name("Send a parcel")
          .startEvent("start")
          .userTask("task_pack", task -> task.name("Pack").zeebeUserTask())
          .zeebeCandidateGroups("packers")
          .serviceTask("task_send", task -> task.zeebeJobType("send").zeebeInput("=1", "local"))
          .intermediateCatchEvent("catch_arrived")
          .message(message -> message.name("arrived").zeebeCorrelationKey("=parcel"))
          .exclusiveGateway("gateway")
          .sequenceFlowId("flow_well")
          .conditionExpression("=well")
          .endEvent("end_well")
          .moveToLastExclusiveGateway()
          .defaultFlow()
          .sequenceFlowId("flow_broken")
          .endEvent("end_broken")
          .done();

  private final InMemoryCamunda camunda = CamundaRuntime.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private CamundaClient client;

  @BeforeEach
  void empty() throws Exception {
    call("POST", "/actuator/cluster/purge", "");
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(camunda.grpcAddress())
            .restAddress(camunda.restAddress())
            .preferRestOverGrpc(false)
            .build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void anInstanceIsFollowedFromItsStartToItsEnd() {
    long instance = started();
    assertThat(instance(instance).getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    assertThat(instance(instance).getProcessDefinitionName()).isEqualTo("Send a parcel");
    assertThat(states(instance))
        .containsExactly(
            Map.entry("start", ElementInstanceState.COMPLETED),
            Map.entry("task_pack", ElementInstanceState.ACTIVE));

    pack(instance);
    client.newCompleteCommand(job().getKey()).variable("well", true).send().join();
    arrive();

    await()
        .untilAsserted(
            () ->
                assertThat(instance(instance).getState())
                    .isEqualTo(ProcessInstanceState.COMPLETED));
    assertThat(instance(instance).getEndDate()).isNotNull();
    assertThat(states(instance))
        .contains(Map.entry("end_well", ElementInstanceState.COMPLETED))
        .doesNotContain(Map.entry("end_broken", ElementInstanceState.COMPLETED));
    assertThat(
            client.newProcessInstanceSequenceFlowsRequest(instance).send().join().stream()
                .map(ProcessInstanceSequenceFlow::getElementId))
        .contains("flow_well")
        .doesNotContain("flow_broken");
  }

  @Test
  void aCancelledInstanceIsTerminatedWithWhatWasActiveInIt() {
    long instance = started();

    client.newCancelInstanceCommand(instance).send().join();

    assertThat(instance(instance).getState()).isEqualTo(ProcessInstanceState.TERMINATED);
    assertThat(states(instance)).contains(Map.entry("task_pack", ElementInstanceState.TERMINATED));
    assertThat(task(instance).getState()).isEqualTo(UserTaskState.CANCELED);
  }

  @Test
  void aDefinitionIsFoundWithTheXmlThatWasDeployed() {
    deployed();

    var definition =
        client
            .newProcessDefinitionSearchRequest()
            .filter(found -> found.processDefinitionId("parcel"))
            .send()
            .join()
            .singleItem();

    assertThat(definition.getVersion()).isEqualTo(1);
    assertThat(
            client
                .newProcessDefinitionGetXmlRequest(definition.getProcessDefinitionKey())
                .send()
                .join())
        .isEqualTo(Bpmn.convertToString(MODEL));
  }

  @Test
  void aUserTaskIsAssignedAndCompletedOnce() {
    long instance = started();
    UserTask open = task(instance);
    assertThat(open.getName()).isEqualTo("Pack");
    assertThat(open.getCandidateGroups()).containsExactly("packers");

    client.newAssignUserTaskCommand(open.getUserTaskKey()).assignee("ada").send().join();
    assertThat(task(instance).getAssignee()).isEqualTo("ada");
    assertThatThrownBy(
            () ->
                client
                    .newAssignUserTaskCommand(open.getUserTaskKey())
                    .assignee("ben")
                    .allowOverride(false)
                    .send()
                    .join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("409");

    client
        .newCompleteUserTaskCommand(open.getUserTaskKey())
        .variables(Map.of("size", 3))
        .send()
        .join();
    assertThat(task(instance).getState()).isEqualTo(UserTaskState.COMPLETED);
    assertThat(task(instance).getAssignee()).isEqualTo("ada");
    assertThat(task(instance).getCompletionDate()).isNotNull();
    assertThat(variable(instance, "size")).isEqualTo("3");
    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(open.getUserTaskKey()).send().join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("404");
  }

  @Test
  void variablesAreKeptPerScopeWithTheirLatestValue() {
    long instance = started();
    client.newSetVariablesCommand(instance).variables(Map.of("parcel", "p2")).send().join();
    pack(instance);

    assertThat(variable(instance, "parcel")).isEqualTo("\"p2\"");
    ElementInstance send = element(instance, "task_send");
    assertThat(variable(send.getElementInstanceKey(), "local")).isEqualTo("1");
  }

  @Test
  void aJobFailsIntoAnIncidentThatIsResolved() {
    long instance = started();
    pack(instance);
    client.newFailCommand(job().getKey()).retries(0).errorMessage("no stamp").send().join();

    var job = client.newJobSearchRequest().filter(found -> found.type("send")).send().join();
    assertThat(job.singleItem().getState()).isEqualTo(JobState.FAILED);
    assertThat(job.singleItem().getErrorMessage()).isEqualTo("no stamp");
    var incident = client.newIncidentSearchRequest().send().join().singleItem();
    assertThat(incident.getState()).isEqualTo(IncidentState.ACTIVE);
    assertThat(incident.getElementId()).isEqualTo("task_send");
    assertThat(instance(instance).getHasIncident()).isTrue();
    assertThat(element(instance, "task_send").getIncident()).isTrue();

    client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();

    assertThat(client.newIncidentSearchRequest().send().join().singleItem().getState())
        .isEqualTo(IncidentState.RESOLVED);
    assertThat(instance(instance).getHasIncident()).isFalse();
    assertThat(element(instance, "task_send").getIncident()).isFalse();
  }

  @Test
  void aMessageIsWaitedForAndThenCorrelated() {
    long instance = started();
    pack(instance);
    client.newCompleteCommand(job().getKey()).variable("well", false).send().join();
    await()
        .untilAsserted(
            () -> assertThat(subscription()).isEqualTo(MessageSubscriptionState.CREATED));

    arrive();

    var correlated =
        client
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
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("processes/release-gate.dmn")
        .send()
        .join();
    client
        .newEvaluateDecisionCommand()
        .decisionId("release-gate")
        .variables(Map.of("releaseChecks", Map.of("passed", 8, "failed", 1, "undecided", 0)))
        .send()
        .join();

    var found = client.newDecisionInstanceSearchRequest().send().join().singleItem();
    var decision =
        client.newDecisionInstanceGetRequest(found.getDecisionInstanceId()).send().join();

    assertThat(decision.getDecisionDefinitionId()).isEqualTo("release-gate");
    assertThat(decision.getResult()).contains("BLOCK");
    assertThat(decision.getEvaluatedInputs()).hasSize(3);
    assertThat(decision.getMatchedRules()).hasSize(1);
  }

  @Test
  void theClockIsMovedAndPutBack() throws Exception {
    Instant before = time(call("GET", "/actuator/clock", ""));

    long day = Duration.ofDays(1).toMillis();
    Instant moved =
        time(call("POST", "/actuator/clock/add", "{\"offsetMilli\": %d}".formatted(day)));
    assertThat(Duration.between(before, moved)).isGreaterThanOrEqualTo(Duration.ofDays(1));

    Instant back = time(call("DELETE", "/actuator/clock", ""));
    assertThat(Duration.between(before, back)).isLessThan(Duration.ofHours(1));
  }

  @Test
  void aPurgeLeavesNothingAndIsToldInTheTopology() throws Exception {
    started();

    long change = json(call("POST", "/actuator/cluster/purge", "")).path("changeId").asLong();

    JsonNode topology = json(call("GET", "/v2/topology", ""));
    assertThat(topology.path("lastCompletedChangeId").asLong()).isEqualTo(change);
    assertThat(client.newProcessInstanceSearchRequest().send().join().items()).isEmpty();
    assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).isEmpty();
  }

  @Test
  void whatIsNotKnownIsRefusedByNameAndWhatIsNotThereIsNotFound() throws Exception {
    refused("GET", "/v2/license", "{}");
    refused("POST", "/v2/batch-operations/search", "{}");
    refused("POST", "/v2/variables/search?tenant=a", "{}");
    refused("PATCH", "/v2/user-tasks/7", "{}");
    refused("POST", "/actuator/backups", "{}");
    refused("GET", "/v2/jobs/7", "");
    assertThat(call("GET", "/v2/variables/7", "").statusCode()).isEqualTo(404);
    assertThat(call("GET", "/v2/process-definitions/7/xml", "").statusCode()).isEqualTo(404);
  }

  private void refused(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = call(method, path, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(501);
    assertThat(json(answer).path("detail").asString()).endsWith(method + " " + path);
  }

  private long started() {
    deployed();
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("parcel")
        .latestVersion()
        .variables(Map.of("parcel", "p1"))
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private void deployed() {
    client.newDeployResourceCommand().addProcessModel(MODEL, "parcel.bpmn").send().join();
  }

  private void pack(long instance) {
    client.newCompleteUserTaskCommand(task(instance).getUserTaskKey()).send().join();
  }

  private ActivatedJob job() {
    return client
        .newActivateJobsCommand()
        .jobType("send")
        .maxJobsToActivate(1)
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  private void arrive() {
    client.newPublishMessageCommand().messageName("arrived").correlationKey("p1").send().join();
    await()
        .untilAsserted(
            () -> assertThat(subscription()).isEqualTo(MessageSubscriptionState.CORRELATED));
  }

  private ProcessInstance instance(long key) {
    return client.newProcessInstanceGetRequest(key).send().join();
  }

  private UserTask task(long instance) {
    return client
        .newUserTaskSearchRequest()
        .filter(task -> task.processInstanceKey(instance))
        .send()
        .join()
        .singleItem();
  }

  private ElementInstance element(long instance, String elementId) {
    return client
        .newElementInstanceSearchRequest()
        .filter(element -> element.processInstanceKey(instance).elementId(elementId))
        .send()
        .join()
        .singleItem();
  }

  private List<Map.Entry<String, ElementInstanceState>> states(long instance) {
    return client
        .newElementInstanceSearchRequest()
        .filter(element -> element.processInstanceKey(instance))
        .sort(sort -> sort.startDate().asc())
        .send()
        .join()
        .items()
        .stream()
        .map(element -> Map.entry(element.getElementId(), element.getState()))
        .toList();
  }

  private String variable(long scope, String name) {
    return client
        .newVariableSearchRequest()
        .filter(variable -> variable.scopeKey(scope).name(name))
        .send()
        .join()
        .singleItem()
        .getValue();
  }

  private MessageSubscriptionState subscription() {
    return client
        .newMessageSubscriptionSearchRequest()
        .filter(found -> found.messageName("arrived"))
        .send()
        .join()
        .singleItem()
        .getMessageSubscriptionState();
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(camunda.restAddress() + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Instant time(HttpResponse<String> answer) {
    return Instant.parse(json(answer).path("instant").asString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
