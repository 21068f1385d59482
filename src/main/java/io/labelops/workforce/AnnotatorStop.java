package io.labelops.workforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An annotator who gets no more work, and what became of that.
 *
 * @param annotator the pseudonym
 * @param datasetKey the one dataset it holds for; null for all of the program
 * @param evidenceKey the gate result that proves it
 * @param liftedAt null while it is in force
 */
public record AnnotatorStop(
    long id,
    long annotatorId,
    String vendorKey,
    String annotator,
    String programKey,
    @Nullable String datasetKey,
    String evidenceKey,
    String reason,
    Instant stoppedAt,
    @Nullable Instant liftedAt,
    @Nullable String liftedBy,
    @Nullable String liftReason) {}
