package io.labelops.review;

import io.labelops.annotation.Fault;
import io.labelops.annotation.ReworkScope;
import org.jspecify.annotations.Nullable;

/** What becomes of a reviewed batch: ACCEPT, REWORK or REJECT. */
public record Reviewed(String reviewOutcome, @Nullable Fault fault, @Nullable ReworkScope scope) {}
