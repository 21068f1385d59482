package io.labelops.annotation;

import java.time.Duration;
import java.time.Instant;

/** How a batch missed its due date: what was agreed, how late it is, what is there. */
public record Breach(
    BatchView batch,
    int contractVersion,
    Duration agreed,
    Instant due,
    Duration lateBy,
    Duration excused,
    Instant nextCheckAt) {}
