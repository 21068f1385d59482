package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;

/** Jobs as the real client hands them to workers. */
final class Jobs {

  static final long PROCESS_INSTANCE = 2251799813685249L;

  private Jobs() {}

  static ActivatedJob job(long elementInstanceKey, String variables) {
    return job(elementInstanceKey, 101, variables);
  }

  static ActivatedJob job(long elementInstanceKey, long processDefinitionKey, String variables) {
    return new ActivatedJobImpl(
        new CamundaObjectMapper(),
        GatewayOuterClass.ActivatedJob.newBuilder()
            .setKey(elementInstanceKey + 1)
            .setType("record-review")
            .setElementInstanceKey(elementInstanceKey)
            .setProcessInstanceKey(PROCESS_INSTANCE)
            .setBpmnProcessId("label-batch")
            .setProcessDefinitionKey(processDefinitionKey)
            .setRetries(3)
            .setCustomHeaders("{}")
            .setVariables(variables)
            .build());
  }
}
