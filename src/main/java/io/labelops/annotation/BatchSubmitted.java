package io.labelops.annotation;

/** Every slot of the round is filled, or the batch was closed with what there is. */
public record BatchSubmitted(String batchId, int round) {}
