package io.labelops.program;

import io.labelops.shared.DatasetVersionId;

/** A dataset version was given up by a person. */
public record DatasetCancelled(DatasetVersionId id, String reason) {}
