package io.labelops.intake;

import io.labelops.shared.DatasetVersionId;

/** The last item of a dataset version was delivered. */
public record ItemsCompleted(DatasetVersionId id) {}
