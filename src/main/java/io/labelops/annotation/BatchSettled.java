package io.labelops.annotation;

/** A batch ended, told in the transaction that ends it. */
public record BatchSettled(String batchId, Settlement settlement) {}
