package io.labelops.annotation;

import java.time.Instant;

/** What was done about a late batch, and when to look at its clock. */
public record LateOutcome(LateDecision decision, Instant nextCheckAt) {}
