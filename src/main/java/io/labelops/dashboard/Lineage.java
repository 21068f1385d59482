package io.labelops.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one item from its import to the files it was released in. */
record Lineage(
    String datasetKey,
    Item item,
    List<Assignment> assignments,
    List<Annotation> annotations,
    List<Review> reviews,
    List<Finding> auditFindings,
    List<FinalLabel> finalLabels,
    List<ReleasedIn> releases) {

  record Item(
      String item,
      String payloadHash,
      @Nullable Integer labelsRequired,
      Instant importedAt,
      @Nullable String importId,
      @Nullable String importedBy,
      @Nullable String mediaUri,
      @Nullable String mediaSha256) {}

  record Assignment(
      int version,
      String batchId,
      String vendorKey,
      int pass,
      int round,
      String state,
      @Nullable String annotator,
      @Nullable String guidelineVersion) {}

  /** A label as it came; one that was replaced in rework says when. */
  record Annotation(
      int version,
      String batchId,
      String vendorKey,
      String annotator,
      int pass,
      int round,
      int repeat,
      String label,
      String guidelineVersion,
      String submissionId,
      @Nullable Double secondsSpent,
      Instant submittedAt,
      @Nullable Instant supersededAt) {}

  record Review(
      int version,
      String batchId,
      int round,
      String kind,
      String reason,
      String state,
      @Nullable String verdict,
      @Nullable String label,
      @Nullable String ruleCited,
      @Nullable Boolean guidelineSilent,
      @Nullable String rationale,
      @Nullable Instant decidedAt) {}

  record Finding(
      int version,
      String auditId,
      int attempt,
      String releasedLabel,
      @Nullable String auditorLabel,
      @Nullable String severity,
      @Nullable String note,
      @Nullable Instant foundAt) {}

  record FinalLabel(
      int version,
      String batchId,
      String label,
      String origin,
      int support,
      int votes,
      Instant decidedAt) {}

  record ReleasedIn(int version, String verdict, Instant decidedAt, List<File> files) {}

  record File(int version, String name, String sha256, long size) {}
}
