package io.labelops.camunda;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Variables, jobs, user tasks and incidents of what runs. */
final class WorkTables {

  private static final Set<JobIntent> JOB_STATES =
      Set.of(
          JobIntent.CREATED,
          JobIntent.COMPLETED,
          JobIntent.TIMED_OUT,
          JobIntent.FAILED,
          JobIntent.RETRIES_UPDATED,
          JobIntent.CANCELED,
          JobIntent.ERROR_THROWN);
  private static final Set<UserTaskIntent> TASK_CHANGES =
      Set.of(
          UserTaskIntent.CREATED,
          UserTaskIntent.ASSIGNED,
          UserTaskIntent.UPDATED,
          UserTaskIntent.COMPLETED,
          UserTaskIntent.CANCELED);

  final Table variables =
      new Table(
          "variableKey",
          "name",
          "value",
          "isTruncated",
          "scopeKey",
          "processInstanceKey",
          "tenantId");
  final Table jobs =
      new Table(
          "jobKey",
          "type",
          "worker",
          "state",
          "kind",
          "listenerEventType",
          "retries",
          "hasFailedWithRetriesLeft",
          "errorCode",
          "errorMessage",
          "customHeaders",
          "elementId",
          "elementInstanceKey",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "tenantId");
  final Table userTasks =
      new Table(
          "userTaskKey",
          "name",
          "state",
          "assignee",
          "candidateGroups",
          "candidateUsers",
          "formKey",
          "dueDate",
          "followUpDate",
          "priority",
          "creationDate",
          "completionDate",
          "elementId",
          "elementInstanceKey",
          "processDefinitionId",
          "processDefinitionVersion",
          "processDefinitionKey",
          "processInstanceKey",
          "tenantId");
  final Table incidents =
      new Table(
          "incidentKey",
          "errorType",
          "errorMessage",
          "state",
          "creationTime",
          "jobKey",
          "elementId",
          "elementInstanceKey",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "tenantId");
  private final ProcessTables processes;
  private final Map<String, Integer> openIncidents = new HashMap<>();

  WorkTables(ProcessTables processes) {
    this.processes = processes;
  }

  void variable(Record<?> record) {
    if (record.getIntent() != VariableIntent.CREATED
        && record.getIntent() != VariableIntent.UPDATED) {
      return;
    }
    VariableRecordValue value = (VariableRecordValue) record.getValue();
    variables.put(
        String.valueOf(record.getKey()),
        new Row()
            .key("variableKey", record.getKey())
            .with("name", value.getName())
            .with("value", value.getValue())
            .with("isTruncated", false)
            .key("scopeKey", value.getScopeKey())
            .key("processInstanceKey", value.getProcessInstanceKey())
            .with("tenantId", value.getTenantId()));
  }

  void job(Record<?> record) {
    if (!(record.getIntent() instanceof JobIntent intent) || !JOB_STATES.contains(intent)) {
      return;
    }
    JobRecordValue value = (JobRecordValue) record.getValue();
    boolean failed = intent == JobIntent.FAILED || intent == JobIntent.ERROR_THROWN;
    jobs.put(
        String.valueOf(record.getKey()),
        new Row()
            .key("jobKey", record.getKey())
            .with("type", value.getType())
            .with("worker", value.getWorker())
            .with("state", intent.name())
            .with("kind", value.getJobKind().name())
            .with("listenerEventType", value.getJobListenerEventType().name())
            .with("retries", value.getRetries())
            .with("hasFailedWithRetriesLeft", failed && value.getRetries() > 0)
            .text("errorCode", value.getErrorCode())
            .text("errorMessage", value.getErrorMessage())
            .with("customHeaders", value.getCustomHeaders())
            .with("elementId", value.getElementId())
            .key("elementInstanceKey", value.getElementInstanceKey())
            .with("processDefinitionId", value.getBpmnProcessId())
            .key("processDefinitionKey", value.getProcessDefinitionKey())
            .key("processInstanceKey", value.getProcessInstanceKey())
            .with("tenantId", value.getTenantId()));
  }

  void userTask(Record<?> record) {
    if (!(record.getIntent() instanceof UserTaskIntent intent) || !TASK_CHANGES.contains(intent)) {
      return;
    }
    UserTaskRecordValue value = (UserTaskRecordValue) record.getValue();
    boolean over = intent == UserTaskIntent.COMPLETED || intent == UserTaskIntent.CANCELED;
    userTasks.put(
        String.valueOf(value.getUserTaskKey()),
        new Row()
            .key("userTaskKey", value.getUserTaskKey())
            .with(
                "name",
                processes.elementName(value.getProcessDefinitionKey(), value.getElementId()))
            .with("state", over ? intent.name() : "CREATED")
            .text("assignee", value.getAssignee())
            .with("candidateGroups", value.getCandidateGroupsList())
            .with("candidateUsers", value.getCandidateUsersList())
            .key("formKey", value.getFormKey())
            .text("dueDate", value.getDueDate())
            .text("followUpDate", value.getFollowUpDate())
            .with("priority", value.getPriority())
            .time("creationDate", value.getCreationTimestamp())
            .with("completionDate", over ? Row.time(record.getTimestamp()) : null)
            .with("elementId", value.getElementId())
            .key("elementInstanceKey", value.getElementInstanceKey())
            .with("processDefinitionId", value.getBpmnProcessId())
            .with("processDefinitionVersion", value.getProcessDefinitionVersion())
            .key("processDefinitionKey", value.getProcessDefinitionKey())
            .key("processInstanceKey", value.getProcessInstanceKey())
            .with("tenantId", value.getTenantId()));
  }

  void incident(Record<?> record) {
    IncidentRecordValue value = (IncidentRecordValue) record.getValue();
    String key = String.valueOf(record.getKey());
    if (record.getIntent() == IncidentIntent.CREATED) {
      incidents.put(key, incident(record, value));
      mark(value, 1);
    } else if (record.getIntent() == IncidentIntent.RESOLVED) {
      incidents.set(key, "state", "RESOLVED");
      mark(value, -1);
    }
  }

  private static Row incident(Record<?> record, IncidentRecordValue value) {
    return new Row()
        .key("incidentKey", record.getKey())
        .with("errorType", value.getErrorType().name())
        .with("errorMessage", value.getErrorMessage())
        .with("state", "ACTIVE")
        .time("creationTime", record.getTimestamp())
        .key("jobKey", value.getJobKey())
        .with("elementId", value.getElementId())
        .key("elementInstanceKey", value.getElementInstanceKey())
        .with("processDefinitionId", value.getBpmnProcessId())
        .key("processDefinitionKey", value.getProcessDefinitionKey())
        .key("processInstanceKey", value.getProcessInstanceKey())
        .with("tenantId", value.getTenantId());
  }

  /** An incident shows on its element and on everything around it, up to the calling processes. */
  private void mark(IncidentRecordValue incident, int change) {
    incident.getElementInstancePath().stream()
        .flatMap(List::stream)
        .map(String::valueOf)
        .forEach(
            key -> {
              boolean open = openIncidents.merge(key, change, Integer::sum) > 0;
              processes.instances.set(key, "hasIncident", open);
              processes.elements.set(key, "hasIncident", open);
            });
  }
}
