package io.labelops.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One program with its dataset versions and open batches counted. */
record ProgramRow(
    String programKey,
    String title,
    long inWork,
    long paused,
    long released,
    long failed,
    long openBatches,
    long lateBatches,
    @Nullable Instant oldest) {}
