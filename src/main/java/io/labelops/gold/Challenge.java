package io.labelops.gold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A doubt about the label of a gold item, and what became of it. */
public record Challenge(
    long id,
    String datasetKey,
    long itemId,
    String item,
    String challenger,
    @Nullable String vendorKey,
    String reason,
    Instant raisedAt,
    State state,
    @Nullable Instant dueAt,
    @Nullable String labelBefore) {

  /** Where a challenge stands. */
  public enum State {
    OPEN,
    /** Its vendor has enough open ones; its gold stays in use meanwhile. */
    WAITING,
    /** Of an item that is no active gold. */
    NOTED,
    CORRECTED,
    RETIRED,
    REJECTED
  }

  /** What somebody decides about a challenge. */
  public enum Outcome {
    CORRECT,
    RETIRE,
    REJECT
  }
}
