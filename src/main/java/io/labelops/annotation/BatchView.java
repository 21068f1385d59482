package io.labelops.annotation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch as people and vendors see it. */
public record BatchView(
    String batchId,
    String datasetKey,
    int version,
    int wave,
    BatchKind kind,
    String vendorKey,
    BatchState state,
    Instant stateSince,
    int round,
    int attempt,
    @Nullable Instant availableAt,
    @Nullable Instant dueAt,
    @Nullable Instant remindedAt,
    @Nullable Instant breachedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant settledAt,
    @Nullable String settledReason,
    @Nullable Fault returnedFault,
    boolean edited,
    int items,
    int slots,
    int open,
    int leased,
    int done,
    int closed) {

  /** The dataset version the batch belongs to; its parts are fields of their own. */
  @JsonIgnore
  public DatasetVersionId dataset() {
    return new DatasetVersionId(datasetKey, version);
  }
}
