package io.labelops.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline is told about a dataset version.
 *
 * @param verdict PASS, FAIL or PENDING
 */
record GateAnswer(
    String datasetKey,
    int version,
    String verdict,
    @Nullable String reason,
    @Nullable Instant decidedAt,
    List<ReleaseCheck> checks,
    @Nullable Integer policyVersion,
    @Nullable String decisionVersion,
    @Nullable String manifestHash,
    Map<String, String> evidence) {

  boolean decided() {
    return decidedAt != null;
  }
}
