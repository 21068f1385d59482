package io.labelops.camunda;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import java.util.List;

/** What the engine's records add up to; brought up to date by whoever asks, so it never lags. */
final class SearchIndex {

  final ProcessTables processes = new ProcessTables();
  final WorkTables work = new WorkTables(processes);
  final EventTables events = new EventTables();
  private int applied;

  void update(Engine engine) {
    List<Record<?>> news = engine.recordsFrom(applied);
    applied += news.size();
    for (Record<?> record : news) {
      if (record.getRecordType() == RecordType.EVENT) {
        apply(record);
      }
    }
  }

  private void apply(Record<?> record) {
    switch (record.getValueType()) {
      case PROCESS -> processes.deployed(record);
      case PROCESS_INSTANCE -> processes.ran(record);
      case VARIABLE -> work.variable(record);
      case JOB -> work.job(record);
      case USER_TASK -> work.userTask(record);
      case INCIDENT -> work.incident(record);
      case PROCESS_MESSAGE_SUBSCRIPTION -> events.subscribed(record);
      case MESSAGE_START_EVENT_SUBSCRIPTION -> events.started(record);
      case DECISION_EVALUATION -> events.decided(record);
      default -> {}
    }
  }
}
