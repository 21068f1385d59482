package io.labelops.annotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which a clock stood still; the end is null while it still does. */
record Span(Instant from, @Nullable Instant until) {}
