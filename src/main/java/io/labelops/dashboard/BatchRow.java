package io.labelops.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One batch of a dataset version.
 *
 * @param holder who has to do something, null when it is settled
 * @param since when it came there
 */
record BatchRow(
    String batchId,
    int number,
    int wave,
    String kind,
    String vendorKey,
    String state,
    int round,
    @Nullable Instant dueAt,
    @Nullable Instant breachedAt,
    @Nullable String settledReason,
    @Nullable Long processInstance,
    long items,
    long slots,
    long slotsDone,
    Position position,
    @Nullable String holderKind,
    @Nullable String holder,
    @Nullable Instant since) {

  public Progress progress() {
    return new Progress(slotsDone, slots);
  }

  public boolean isWithVendor() {
    return state.equals("LABELING");
  }

  /** Whether a person decides on it in Tasklist. */
  public boolean isDecided() {
    return "GROUP".equals(holderKind);
  }
}
