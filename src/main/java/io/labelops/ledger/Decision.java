package io.labelops.ledger;

import io.labelops.shared.DatasetVersionId;
import org.jspecify.annotations.Nullable;

/** Who decided what and why; the key makes a repeat harmless, the detail is kept as JSON. */
public record Decision(
    String key,
    @Nullable Long userTaskKey,
    String actor,
    String action,
    @Nullable DatasetVersionId dataset,
    String subject,
    @Nullable String reason,
    Object detail) {}
