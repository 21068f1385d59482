package io.labelops.annotation;

import java.time.Instant;

/** What the clock asks for now, and when to look again. */
public record DeadlineCheck(DeadlineAction action, Instant nextCheckAt) {}
