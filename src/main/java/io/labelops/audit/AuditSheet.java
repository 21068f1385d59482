package io.labelops.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audit as its readers see it: the plan at once, the findings when they are recorded.
 *
 * @param sampleSize labels to look at, those of the extension included
 * @param acceptable most defects that pass now
 * @param rejectable fewest defects that fail for certain
 * @param extensionSize labels an extension would add; 0 where there is none to come
 * @param upper one-sided upper bound on the lot's defect rate, the rate itself if all was audited
 */
public record AuditSheet(
    String id,
    @JsonUnwrapped DatasetVersionId dataset,
    int attempt,
    int maxAttempts,
    int lotSize,
    String lotHash,
    long seed,
    @Nullable Long extensionSeed,
    int sampleSize,
    int acceptable,
    int rejectable,
    boolean extended,
    int extensionSize,
    double maxDefectRate,
    double confidence,
    double confidencePerLook,
    List<OcPoint> operatingCharacteristic,
    int policyVersion,
    Instant drawnAt,
    int labelled,
    @Nullable Boolean assessable,
    @Nullable String comment,
    @Nullable Findings findings,
    @Nullable AuditVerdict verdict,
    @Nullable String reason,
    @Nullable Instant decidedAt) {

  /** The chance that a lot with this share of defective labels passes. */
  public record OcPoint(double defectRate, double acceptance) {}

  /** What the auditors found, after the findings were frozen. */
  public record Findings(
      int defects,
      double defectRate,
      double upper,
      List<Slice> bySeverity,
      List<Slice> byClass,
      List<Slice> byVendor,
      List<Slice> byStratum) {}
}
