package io.labelops.annotation;

import java.time.Instant;

/** The round that labels are made again in, and when to look at its clock. */
public record ReopenedBatch(int round, Instant nextCheckAt) {}
