package io.labelops.program;

import io.labelops.shared.DatasetVersionId;

/** Work on a paused dataset version goes on. */
public record DatasetResumed(DatasetVersionId id, String pauseKey) {}
