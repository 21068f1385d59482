package io.labelops.audit;

import org.jspecify.annotations.Nullable;

/** An auditor's own label for one sampled item, as it was sent. */
record Finding(
    @Nullable String item,
    @Nullable String label,
    @Nullable String severity,
    @Nullable String note) {}
