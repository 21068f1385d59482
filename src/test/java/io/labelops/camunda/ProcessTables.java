package io.labelops.camunda;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was deployed and what ran of it. */
final class ProcessTables {

  final Table definitions =
      new Table(
          "processDefinitionKey",
          "processDefinitionId",
          "name",
          "resourceName",
          "version",
          "versionTag",
          "tenantId");
  final Table instances =
      new Table(
          "processInstanceKey",
          "processDefinitionId",
          "processDefinitionName",
          "processDefinitionVersion",
          "processDefinitionVersionTag",
          "processDefinitionKey",
          "parentProcessInstanceKey",
          "parentElementInstanceKey",
          "startDate",
          "endDate",
          "state",
          "hasIncident",
          "tenantId");
  final Table elements =
      new Table(
          "elementInstanceKey",
          "elementId",
          "elementName",
          "type",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "startDate",
          "endDate",
          "state",
          "hasIncident",
          "tenantId");
  final Table flows =
      new Table(
          "sequenceFlowId",
          "elementId",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "tenantId");
  private final Map<Long, String> sources = new HashMap<>();
  private final Map<String, String> elementNames = new HashMap<>();

  String source(long processDefinitionKey) {
    String source = sources.get(processDefinitionKey);
    if (source == null) {
      throw Refused.notFound("process definition " + processDefinitionKey);
    }
    return source;
  }

  /** An element's name, or its id where the model gives it none. */
  String elementName(long processDefinitionKey, String elementId) {
    return elementNames.getOrDefault(processDefinitionKey + elementId, elementId);
  }

  void deployed(Record<?> record) {
    if (record.getIntent() != ProcessIntent.CREATED) {
      return;
    }
    Process process = (Process) record.getValue();
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(process.getResource()));
    for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
      if (element.getName() != null) {
        elementNames.put(record.getKey() + element.getId(), element.getName());
      }
    }
    sources.put(record.getKey(), new String(process.getResource(), StandardCharsets.UTF_8));
    io.camunda.zeebe.model.bpmn.instance.Process root =
        model.getModelElementById(process.getBpmnProcessId());
    definitions.put(
        String.valueOf(record.getKey()),
        new Row()
            .key("processDefinitionKey", record.getKey())
            .with("processDefinitionId", process.getBpmnProcessId())
            .with("name", root.getName())
            .with("resourceName", process.getResourceName())
            .with("version", process.getVersion())
            .text("versionTag", process.getVersionTag())
            .with("tenantId", process.getTenantId()));
  }

  void ran(Record<?> record) {
    ProcessInstanceRecordValue value = (ProcessInstanceRecordValue) record.getValue();
    if (value.getBpmnElementType() == BpmnElementType.SEQUENCE_FLOW) {
      took(record, value);
    } else if (value.getBpmnElementType() == BpmnElementType.PROCESS) {
      lived(instances, record, instance(record, value));
    } else {
      lived(elements, record, element(record, value));
    }
  }

  private static void lived(Table table, Record<?> record, Row started) {
    String key = String.valueOf(record.getKey());
    if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
      table.put(key, started);
    }
    String end = end(record.getIntent());
    if (end != null) {
      table.set(key, "state", end);
      table.set(key, "endDate", Row.time(record.getTimestamp()));
    }
  }

  private static @Nullable String end(Intent intent) {
    return switch (intent) {
      case ProcessInstanceIntent.ELEMENT_COMPLETED -> "COMPLETED";
      case ProcessInstanceIntent.ELEMENT_TERMINATED -> "TERMINATED";
      default -> null;
    };
  }

  private Row instance(Record<?> record, ProcessInstanceRecordValue value) {
    Map<String, @Nullable Object> definition =
        definitions.find(String.valueOf(value.getProcessDefinitionKey()));
    return new Row()
        .key("processInstanceKey", record.getKey())
        .with("processDefinitionId", value.getBpmnProcessId())
        .with("processDefinitionName", definition == null ? null : definition.get("name"))
        .with("processDefinitionVersion", value.getVersion())
        .with(
            "processDefinitionVersionTag", definition == null ? null : definition.get("versionTag"))
        .key("processDefinitionKey", value.getProcessDefinitionKey())
        .key("parentProcessInstanceKey", value.getParentProcessInstanceKey())
        .key("parentElementInstanceKey", value.getParentElementInstanceKey())
        .time("startDate", record.getTimestamp())
        .with("endDate", null)
        .with("state", "ACTIVE")
        .with("hasIncident", false)
        .with("tenantId", value.getTenantId());
  }

  private Row element(Record<?> record, ProcessInstanceRecordValue value) {
    return new Row()
        .key("elementInstanceKey", record.getKey())
        .with("elementId", value.getElementId())
        .with("elementName", elementName(value.getProcessDefinitionKey(), value.getElementId()))
        .with("type", value.getBpmnElementType().name())
        .with("processDefinitionId", value.getBpmnProcessId())
        .key("processDefinitionKey", value.getProcessDefinitionKey())
        .key("processInstanceKey", value.getProcessInstanceKey())
        .time("startDate", record.getTimestamp())
        .with("endDate", null)
        .with("state", "ACTIVE")
        .with("hasIncident", false)
        .with("tenantId", value.getTenantId());
  }

  private void took(Record<?> record, ProcessInstanceRecordValue value) {
    String id = value.getProcessInstanceKey() + "_" + value.getElementId();
    if (record.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN) {
      flows.put(
          id,
          new Row()
              .with("sequenceFlowId", id)
              .with("elementId", value.getElementId())
              .with("processDefinitionId", value.getBpmnProcessId())
              .key("processDefinitionKey", value.getProcessDefinitionKey())
              .key("processInstanceKey", value.getProcessInstanceKey())
              .with("tenantId", value.getTenantId()));
    } else if (record.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_DELETED) {
      flows.remove(id);
    }
  }
}
