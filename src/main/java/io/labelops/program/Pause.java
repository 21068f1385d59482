package io.labelops.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A span in which a dataset version's clocks stood still; open while {@code until} is null. */
public record Pause(Instant from, @Nullable Instant until, String reason, String actor) {}
