package io.labelops.annotation;

/** The batch's dataset was cancelled while the batch was open. */
public record BatchCancelled(String batchId) {}
