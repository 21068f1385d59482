package io.labelops.program;

import io.labelops.shared.DatasetVersionId;

/** Work on a dataset version was paused. */
public record DatasetPaused(DatasetVersionId id, String pauseKey, String reason) {}
