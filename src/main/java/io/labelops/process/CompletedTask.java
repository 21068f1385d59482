package io.labelops.process;

import org.jspecify.annotations.Nullable;

/** A user task somebody completed. */
record CompletedTask(long key, @Nullable String assignee) {}
