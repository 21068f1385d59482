package io.labelops.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last word on a dataset version. */
public record ReleaseVerdict(
    boolean passed,
    String reason,
    List<ReleaseCheck> checks,
    @Nullable Integer policyVersion,
    @Nullable String decisionVersion,
    @Nullable String manifestHash,
    Instant decidedAt) {

  public ReleaseVerdict {
    checks = List.copyOf(checks);
  }

  public String written() {
    return passed ? "PASS" : "FAIL";
  }
}
