package io.labelops.annotation;

import java.time.Instant;

/** Whether the asking process instance has the batch, and when to look at its clock. */
public record Dispatched(boolean dispatched, int round, Instant nextCheckAt, String vendorKey) {}
