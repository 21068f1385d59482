package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;

/** An item of a dataset version that is held back. */
record Blocked(DatasetVersionId dataset, long itemId) {}
