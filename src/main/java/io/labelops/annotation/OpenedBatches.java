package io.labelops.annotation;

/** How many batches and items a wave has. */
public record OpenedBatches(int wave, int batches, int items) {}
