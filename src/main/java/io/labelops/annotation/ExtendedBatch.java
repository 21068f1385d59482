package io.labelops.annotation;

import java.time.Instant;

/** Which pass of further labels is on, and when to look at its clock. */
public record ExtendedBatch(int overlapPass, Instant nextCheckAt) {}
