package io.labelops.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A label that was found wrong for good.
 *
 * @param rule that was cited, else what the guideline says of the right class
 * @param readBy until when its annotator should have acknowledged it
 * @param overdue whether nobody did by then
 */
public record ConfirmedError(
    String error,
    ErrorKind kind,
    String datasetKey,
    int version,
    String batchId,
    String item,
    String vendorKey,
    String annotator,
    String given,
    String rightLabel,
    String guidelineVersion,
    @Nullable String rule,
    @Nullable String rationale,
    Instant confirmedAt,
    Instant readBy,
    @Nullable Instant acknowledgedAt,
    boolean overdue) {}
