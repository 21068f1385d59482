package io.labelops.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;
import java.util.Map;

/** A small process in the in-memory Camunda, worked on and looked at by the real client. */
final class Parcels implements AutoCloseable {

  static final BpmnModelInstance MODEL =
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

  final CamundaClient client;

  Parcels(InMemoryCamunda camunda) {
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(camunda.grpcAddress())
            .restAddress(camunda.restAddress())
            .preferRestOverGrpc(false)
            .build();
  }

  @Override
  public void close() {
    client.close();
  }

  long started() {
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

  void deployed() {
    client.newDeployResourceCommand().addProcessModel(MODEL, "parcel.bpmn").send().join();
  }

  void pack(long instance) {
    client.newCompleteUserTaskCommand(task(instance).getUserTaskKey()).send().join();
  }

  ActivatedJob job() {
    return client
        .newActivateJobsCommand()
        .jobType("send")
        .maxJobsToActivate(1)
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  void arrive() {
    client.newPublishMessageCommand().messageName("arrived").correlationKey("p1").send().join();
    await()
        .untilAsserted(
            () -> assertThat(subscription()).isEqualTo(MessageSubscriptionState.CORRELATED));
  }

  ProcessInstance instance(long key) {
    return client.newProcessInstanceGetRequest(key).send().join();
  }

  UserTask task(long instance) {
    return client
        .newUserTaskSearchRequest()
        .filter(task -> task.processInstanceKey(instance))
        .send()
        .join()
        .singleItem();
  }

  ElementInstance element(long instance, String elementId) {
    return client
        .newElementInstanceSearchRequest()
        .filter(element -> element.processInstanceKey(instance).elementId(elementId))
        .send()
        .join()
        .singleItem();
  }

  List<Map.Entry<String, ElementInstanceState>> states(long instance) {
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

  String variable(long scope, String name) {
    return client
        .newVariableSearchRequest()
        .filter(variable -> variable.scopeKey(scope).name(name))
        .send()
        .join()
        .singleItem()
        .getValue();
  }

  MessageSubscriptionState subscription() {
    return client
        .newMessageSubscriptionSearchRequest()
        .filter(found -> found.messageName("arrived"))
        .send()
        .join()
        .singleItem()
        .getMessageSubscriptionState();
  }
}
