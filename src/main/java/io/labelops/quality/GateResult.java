package io.labelops.quality;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gate measured, and what was decided on it.
 *
 * @param subject what went through the gate, such as a batch id
 * @param outcome what the decision table said; null until it is recorded
 * @param policyVersion the {@link GatePolicy} whose terms it was measured against
 * @param inputsHash SHA-256 of what it was computed from; null where that was not kept yet
 * @param decisionVersion the deployed decision that decided
 */
public record GateResult(
    String resultKey,
    @JsonUnwrapped DatasetVersionId dataset,
    Gate gate,
    String subject,
    @Nullable String outcome,
    @Nullable String reason,
    int policyVersion,
    @Nullable String inputsHash,
    @Nullable String decisionVersion,
    List<Check> checks,
    Instant measuredAt,
    @Nullable Instant decidedAt) {

  public GateResult {
    checks = List.copyOf(checks);
  }
}
