package io.labelops.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an import has come. */
record ImportStatus(
    String datasetKey,
    String importId,
    @Schema(description = "where it stands still it was interrupted: send the same body again")
        ImportState state,
    long rowsRead,
    @Schema(description = "good rows; they become items together when the import is complete")
        long rowsTaken,
    long rowsRefused,
    @Schema(description = "grows while the import is MERGING; nobody sees them before all are")
        long rowsMerged,
    @Schema(description = "of the unpacked body; what is read is not read again")
        @Nullable Long bytesRead,
    Instant startedAt,
    Instant updatedAt,
    @Schema(description = "the instant its items carry; null until it is complete")
        @Nullable Instant importedAt,
    String deliveredBy) {}
