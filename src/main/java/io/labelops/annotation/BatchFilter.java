package io.labelops.annotation;

import org.jspecify.annotations.Nullable;

/** Which batches are asked for; null stands for all. */
record BatchFilter(
    @Nullable String vendorKey,
    @Nullable String dataset,
    @Nullable Integer version,
    @Nullable BatchState state) {}
