package io.labelops.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One batch of a dataset version. */
record BatchRow(
    String batchId,
    int number,
    int wave,
    String kind,
    String vendorKey,
    String state,
    Instant stateSince,
    int round,
    @Nullable Instant dueAt,
    @Nullable Instant breachedAt,
    @Nullable String settledReason,
    @Nullable Long processInstance,
    long slots,
    long slotsDone) {

  public Progress progress() {
    return new Progress(slotsDone, slots);
  }

  public boolean isWithVendor() {
    return state.equals("LABELING");
  }
}
