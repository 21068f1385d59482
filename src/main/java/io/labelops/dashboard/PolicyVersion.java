package io.labelops.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version in the history of a gate's terms.
 *
 * @param changed the terms that differ from the version before
 * @param terms all of them
 */
record PolicyVersion(
    int version,
    Instant changedAt,
    String changedBy,
    @Nullable String reason,
    List<PolicyTerm> changed,
    Map<String, String> terms) {}
