package io.labelops.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An auditor's own label for one sampled item, as it was sent. */
record Finding(
    @Nullable String item,
    @Nullable JsonNode label,
    @Nullable String severity,
    @Nullable String note) {}
