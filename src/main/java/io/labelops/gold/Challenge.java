package io.labelops.gold;

import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Link;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
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

  /** Asks for somebody who decides; without the item, since not all who read it may know gold. */
  EscalationRaised unanswered(DatasetVersionId dataset) {
    String subject = Link.to("challenge", id);
    return new EscalationRaised(
        subject,
        "A challenge of gold of dataset %s waits longer than it may: who decides it?"
            .formatted(datasetKey),
        List.of(
            EscalationRaised.Option.of("Name a quality lead who decides today"),
            EscalationRaised.Option.of("Retire the gold in question")),
        dataset,
        subject,
        EscalationRaised.Impact.DATASET,
        null,
        List.of(),
        null,
        "labelops");
  }
}
