package io.labelops.audit;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One audit as it is stored. */
record Audit(
    String id,
    DatasetVersionId dataset,
    int attempt,
    int maxAttempts,
    TwoStagePlan plan,
    String lotHash,
    long seed,
    int policyVersion,
    Instant drawnAt,
    @Nullable Long extensionSeed,
    @Nullable Boolean assessable,
    @Nullable String auditor,
    @Nullable String comment,
    @Nullable Instant recordedAt,
    @Nullable AuditVerdict verdict,
    @Nullable String reason,
    @Nullable Instant decidedAt) {

  static Audit drawn(
      DatasetVersionId dataset,
      int attempt,
      int maxAttempts,
      TwoStagePlan plan,
      String lotHash,
      long seed,
      int policyVersion,
      Instant drawnAt) {
    return new Audit(
        dataset + ":a" + attempt,
        dataset,
        attempt,
        maxAttempts,
        plan,
        lotHash,
        seed,
        policyVersion,
        drawnAt,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  boolean extended() {
    return extensionSeed != null;
  }

  boolean recorded() {
    return recordedAt != null;
  }

  boolean decided() {
    return verdict != null;
  }

  /** The key of the gate result of the look that is on. */
  String resultKey() {
    return "audit:" + id + (extended() ? ":2" : ":1");
  }
}
