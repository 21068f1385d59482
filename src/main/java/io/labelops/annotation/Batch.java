package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** A set of items that one vendor labels under one deadline; it guards its own state. */
class Batch {

  @Id private final String id;

  @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
  private final Origin origin;

  private String vendorKey;
  private BatchState state = BatchState.CREATED;
  private Instant stateSince;
  private int round = 1;
  private int overlapPass;
  private @Nullable Instant availableAt;

  @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
  private Deadline deadline = Deadline.NONE;

  private @Nullable Instant submittedAt;
  private @Nullable Instant settledAt;
  private @Nullable String settledReason;
  private @Nullable Fault returnedFault;
  private boolean edited;
  private @Nullable Long processInstance;
  private @Nullable Instant countedAt;
  @Version private @Nullable Integer revision;

  Batch(String id, Origin origin, String vendorKey, Instant stateSince) {
    this.id = id;
    this.origin = origin;
    this.vendorKey = vendorKey;
    this.stateSince = stateSince;
  }

  static Batch create(Origin origin, String vendorKey, Instant now) {
    return new Batch(origin.batchId(), origin, vendorKey, now);
  }

  /** Gives the batch to the process instance that asks first. */
  boolean dispatch(long instance, Turnaround turnaround, Instant now) {
    if (processInstance != null) {
      return processInstance == instance;
    }
    if (state != BatchState.CREATED) {
      return false;
    }
    processInstance = instance;
    availableAt = now;
    deadline = deadline.restarted(now, turnaround.delivery(), turnaround.reminder());
    enter(BatchState.LABELING, now);
    return true;
  }

  boolean isLabeling(int askedRound) {
    return state == BatchState.LABELING && round == askedRound;
  }

  void remind(Instant now) {
    deadline = deadline.reminded(now);
  }

  void breach(Instant now) {
    deadline = deadline.breached(now);
  }

  void restartClock(Turnaround turnaround, Instant now) {
    deadline = deadline.restarted(now, turnaround.delivery(), turnaround.reminder());
  }

  void giveTo(String otherVendor, Turnaround turnaround, Instant now) {
    vendorKey = otherVendor;
    restartClock(turnaround, now);
  }

  void submit(Instant now) {
    if (state != BatchState.LABELING) {
      throw new BatchNotLabeling(this);
    }
    submittedAt = submittedAt == null ? now : submittedAt;
    enter(BatchState.SUBMITTED, now);
  }

  /** Opens the next round of labeling. */
  void reopen(Fault fault, Turnaround turnaround, Instant now) {
    round++;
    overlapPass = 0;
    returnedFault = fault;
    restartClock(turnaround, now);
    enter(BatchState.LABELING, now);
  }

  boolean isSubmitted(int askedRound, int askedPass) {
    return state == BatchState.SUBMITTED && round == askedRound && overlapPass == askedPass;
  }

  /** Opens another pass of further labels within the round. */
  void extend(Turnaround turnaround, Instant now) {
    overlapPass++;
    restartClock(turnaround, now);
    enter(BatchState.LABELING, now);
  }

  void blame(Fault fault) {
    returnedFault = fault;
  }

  void settle(Settlement settlement, String reason, boolean corrected, Instant now) {
    settledAt = now;
    settledReason = reason;
    edited = corrected;
    enter(settlement.state(), now);
  }

  /** Takes the labels of a pilot over into production; false where there is nothing to take. */
  boolean count(Instant now) {
    if (!isPilot() || state != BatchState.ACCEPTED) {
      return false;
    }
    countedAt = countedAt == null ? now : countedAt;
    return true;
  }

  boolean isPilot() {
    return origin.kind() == BatchKind.PILOT;
  }

  private void enter(BatchState next, Instant now) {
    state = next;
    stateSince = now;
  }

  String id() {
    return id;
  }

  Origin origin() {
    return origin;
  }

  DatasetVersionId dataset() {
    return origin.dataset();
  }

  String vendorKey() {
    return vendorKey;
  }

  BatchState state() {
    return state;
  }

  int round() {
    return round;
  }

  int overlapPass() {
    return overlapPass;
  }

  Deadline deadline() {
    return deadline;
  }
}
