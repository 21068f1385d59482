package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;

/** The last open batch of a wave was settled. */
public record BatchesSettled(DatasetVersionId dataset, int wave) {}
