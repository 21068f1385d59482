package io.labelops.annotation;

/** The further labels a batch was asked for within its round came in, or no more will come. */
public record OverlapSubmitted(String batchId, int round, int pass) {}
