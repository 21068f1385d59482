package io.labelops.shared;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts the rows that imports and submissions brought, taken and refused. */
@Component
public class ImportedRows {

  private final MeterRegistry meters;

  ImportedRows(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts a report once its transaction, if there is one, has ended well. */
  public void count(String kind, ImportReport report) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      add(kind, report);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            add(kind, report);
          }
        });
  }

  private void add(String kind, ImportReport report) {
    meters.counter("labelops.rows", "kind", kind, "outcome", "taken").increment(report.taken());
    meters.counter("labelops.rows", "kind", kind, "outcome", "refused").increment(report.refused());
  }
}
