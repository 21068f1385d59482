package io.labelops.program;

import io.labelops.shared.DatasetVersionId;

/** A dataset version was asked for. */
public record DatasetRequested(DatasetVersionId id, String requester) {}
