package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;

/** An item of a batch and the annotator who has it in front of them. */
public record HeldItem(
    DatasetVersionId dataset, String batchId, String item, long itemId, long annotatorId) {}
