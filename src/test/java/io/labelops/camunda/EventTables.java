package io.labelops.camunda;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.DecisionEvaluationRecordValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import java.util.List;
import java.util.Map;

/** Messages that were waited for or arrived, and decisions taken. */
final class EventTables {

  final Table subscriptions =
      new Table(
          "messageSubscriptionKey",
          "messageSubscriptionState",
          "messageName",
          "correlationKey",
          "lastUpdatedDate",
          "elementId",
          "elementInstanceKey",
          "processDefinitionId",
          "processInstanceKey",
          "tenantId");
  final Table correlations =
      new Table(
          "subscriptionKey",
          "messageKey",
          "messageName",
          "correlationKey",
          "correlationTime",
          "elementId",
          "elementInstanceKey",
          "partitionId",
          "processDefinitionId",
          "processInstanceKey",
          "tenantId");
  final Table decisions =
      new Table(
          "decisionEvaluationInstanceKey",
          "decisionEvaluationKey",
          "decisionDefinitionId",
          "decisionDefinitionKey",
          "decisionDefinitionName",
          "decisionDefinitionType",
          "decisionDefinitionVersion",
          "rootDecisionDefinitionKey",
          "evaluationDate",
          "state",
          "result",
          "evaluatedInputs",
          "matchedRules",
          "elementInstanceKey",
          "processDefinitionKey",
          "processInstanceKey",
          "tenantId");

  void subscribed(Record<?> record) {
    if (!(record.getIntent() instanceof ProcessMessageSubscriptionIntent intent)) {
      return;
    }
    ProcessMessageSubscriptionRecordValue value =
        (ProcessMessageSubscriptionRecordValue) record.getValue();
    switch (intent) {
      case CREATED, DELETED -> subscriptions.put(key(record), subscription(record, value));
      case CORRELATED -> {
        subscriptions.put(key(record), subscription(record, value));
        correlations.put(
            value.getMessageKey() + "_" + record.getKey(),
            correlation(record)
                .key("messageKey", value.getMessageKey())
                .with("messageName", value.getMessageName())
                .with("correlationKey", value.getCorrelationKey())
                .with("elementId", value.getElementId())
                .key("elementInstanceKey", value.getElementInstanceKey())
                .with("processDefinitionId", value.getBpmnProcessId())
                .key("processInstanceKey", value.getProcessInstanceKey())
                .with("tenantId", value.getTenantId()));
      }
      default -> {}
    }
  }

  void started(Record<?> record) {
    if (record.getIntent() != MessageStartEventSubscriptionIntent.CORRELATED) {
      return;
    }
    MessageStartEventSubscriptionRecordValue value =
        (MessageStartEventSubscriptionRecordValue) record.getValue();
    correlations.put(
        value.getMessageKey() + "_" + record.getKey(),
        correlation(record)
            .key("messageKey", value.getMessageKey())
            .with("messageName", value.getMessageName())
            .with("correlationKey", value.getCorrelationKey())
            .with("elementId", value.getStartEventId())
            .with("elementInstanceKey", null)
            .with("processDefinitionId", value.getBpmnProcessId())
            .key("processInstanceKey", value.getProcessInstanceKey())
            .with("tenantId", value.getTenantId()));
  }

  void decided(Record<?> record) {
    if (record.getIntent() != DecisionEvaluationIntent.EVALUATED) {
      return;
    }
    DecisionEvaluationRecordValue value = (DecisionEvaluationRecordValue) record.getValue();
    int index = 1;
    for (EvaluatedDecisionValue decision : value.getEvaluatedDecisions()) {
      String id = record.getKey() + "-" + index++;
      decisions.put(
          id, decision(record, value, decision).with("decisionEvaluationInstanceKey", id));
    }
  }

  private static Row subscription(Record<?> record, ProcessMessageSubscriptionRecordValue value) {
    return new Row()
        .key("messageSubscriptionKey", record.getKey())
        .with("messageSubscriptionState", record.getIntent().name())
        .with("messageName", value.getMessageName())
        .with("correlationKey", value.getCorrelationKey())
        .time("lastUpdatedDate", record.getTimestamp())
        .with("elementId", value.getElementId())
        .key("elementInstanceKey", value.getElementInstanceKey())
        .with("processDefinitionId", value.getBpmnProcessId())
        .key("processInstanceKey", value.getProcessInstanceKey())
        .with("tenantId", value.getTenantId());
  }

  private static Row correlation(Record<?> record) {
    return new Row()
        .key("subscriptionKey", record.getKey())
        .time("correlationTime", record.getTimestamp())
        .with("partitionId", record.getPartitionId());
  }

  private static Row decision(
      Record<?> record, DecisionEvaluationRecordValue value, EvaluatedDecisionValue decision) {
    return new Row()
        .key("decisionEvaluationKey", record.getKey())
        .with("decisionDefinitionId", decision.getDecisionId())
        .key("decisionDefinitionKey", decision.getDecisionKey())
        .with("decisionDefinitionName", decision.getDecisionName())
        .with("decisionDefinitionType", decision.getDecisionType())
        .with("decisionDefinitionVersion", decision.getDecisionVersion())
        .key("rootDecisionDefinitionKey", value.getDecisionKey())
        .time("evaluationDate", record.getTimestamp())
        .with("state", "EVALUATED")
        .with("result", decision.getDecisionOutput())
        .with("evaluatedInputs", inputs(decision))
        .with("matchedRules", rules(decision))
        .with("elementInstanceKey", String.valueOf(value.getElementInstanceKey()))
        .with("processDefinitionKey", String.valueOf(value.getProcessDefinitionKey()))
        .with("processInstanceKey", String.valueOf(value.getProcessInstanceKey()))
        .with("tenantId", value.getTenantId());
  }

  private static List<Map<String, Object>> inputs(EvaluatedDecisionValue decision) {
    return decision.getEvaluatedInputs().stream()
        .map(
            input ->
                Map.<String, Object>of(
                    "inputId", input.getInputId(),
                    "inputName", input.getInputName(),
                    "inputValue", input.getInputValue()))
        .toList();
  }

  private static List<Map<String, Object>> rules(EvaluatedDecisionValue decision) {
    return decision.getMatchedRules().stream()
        .map(
            rule ->
                Map.of(
                    "ruleId",
                    rule.getRuleId(),
                    "ruleIndex",
                    rule.getRuleIndex(),
                    "evaluatedOutputs",
                    rule.getEvaluatedOutputs().stream()
                        .map(
                            output ->
                                Map.of(
                                    "outputId", output.getOutputId(),
                                    "outputName", output.getOutputName(),
                                    "outputValue", output.getOutputValue()))
                        .toList()))
        .toList();
  }

  private static String key(Record<?> record) {
    return String.valueOf(record.getKey());
  }
}
