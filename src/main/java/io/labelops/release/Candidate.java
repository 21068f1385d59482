package io.labelops.release;

import java.time.Instant;
import java.util.List;

/** A package that waits for its verdict. */
public record Candidate(
    List<ReleaseCheck> checks, int policyVersion, String manifestHash, Instant assembledAt) {

  public Candidate {
    checks = List.copyOf(checks);
  }

  public long count(CheckOutcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).count();
  }
}
