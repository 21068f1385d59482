package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;

/** A batch was created and given to a vendor. */
public record BatchOpened(String batchId, DatasetVersionId dataset) {}
