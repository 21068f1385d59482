package io.labelops.dispute;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.labelops.annotation.Fault;
import io.labelops.ledger.Link;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A disputed verdict; who gave it and who looked at it again is not told outside.
 *
 * @param fault whose fault it was, where a return was overturned
 * @param answer the second reviewer's words
 */
public record Dispute(
    long id,
    String verdict,
    VerdictKind kind,
    String batchId,
    @Nullable String item,
    @JsonIgnore @Nullable Long itemId,
    DatasetVersionId dataset,
    String vendorKey,
    @JsonIgnore String reviewer,
    Instant verdictAt,
    String reason,
    Instant raisedAt,
    int policyVersion,
    Instant dueAt,
    @JsonIgnore Instant remindAt,
    @JsonIgnore @Nullable Instant remindedAt,
    @Nullable DisputeOutcome outcome,
    @Nullable Fault fault,
    @Nullable String answer,
    @Nullable Instant resolvedAt) {

  public boolean isOpen() {
    return outcome == null;
  }

  /** How the decision log names it. */
  public String link() {
    return Link.to("dispute", id);
  }
}
