package io.labelops.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.labelops.audit.AuditSheet;
import io.labelops.audit.Audits;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Builds the files of a release from what is stored, byte for byte the same each time.
 *
 * <p>No clock, locale or time zone has a say: the manifest is dated by the last decision it rests
 * on.
 */
@Component
class PackageBuilder {

  static final String FORMAT = "labelops-release/1";

  private record FileEntry(String name, String sha256, int size) {}

  private record AuditEntry(
      String id, int attempt, int lotSize, String lotHash, int sampleSize, long seed) {}

  private record Manifest(
      @Nullable AuditEntry audit,
      List<ReleaseCheck> checks,
      Map<String, Integer> classCounts,
      Map<String, Integer> counts,
      @Nullable Instant createdAt,
      String dataset,
      List<FileEntry> files,
      String format,
      String guideline,
      Map<String, Integer> guidelineVersions,
      @Nullable String licence,
      @JsonInclude(JsonInclude.Include.NON_NULL) ReleasedLabels.@Nullable MediaEntry media,
      Map<String, Integer> originCounts,
      Map<String, Integer> policyVersions,
      @Nullable String purpose,
      String taskType,
      String title,
      int version) {}

  private final ReleasedLabels labels;
  private final Datasets datasets;
  private final Audits audits;

  PackageBuilder(ReleasedLabels labels, Datasets datasets, Audits audits) {
    this.labels = labels;
    this.datasets = datasets;
    this.audits = audits;
  }

  ReleasePackage build(DatasetVersionId id, List<ReleaseCheck> checks, int policyVersion) {
    ReleasedLabels.Content content = labels.write(id);
    ReleaseFile file = ReleaseFile.of(ReleaseFile.LABELS, content.bytes());
    Optional<AuditSheet> audit = audits.latest(id);
    Dataset dataset = datasets.require(id);
    Map<String, Integer> policies = new TreeMap<>(Map.of("RELEASE", policyVersion));
    audit.ifPresent(sheet -> policies.put("AUDIT", sheet.policyVersion()));
    byte[] manifest =
        PackageJson.document(
            new Manifest(
                audit.map(PackageBuilder::entry).orElse(null),
                checks,
                content.classes(),
                new TreeMap<>(Map.of("labels", content.labels(), "votes", content.votes())),
                lastDecision(content, audit),
                id.datasetKey(),
                List.of(new FileEntry(file.name(), file.sha256(), file.content().length)),
                FORMAT,
                dataset.guidelineKey(),
                content.guidelineVersions(),
                dataset.licence(),
                content.media(),
                content.origins(),
                policies,
                dataset.purpose(),
                dataset.taskType().name(),
                dataset.title(),
                id.version()));
    return new ReleasePackage(
        file, ReleaseFile.of(ReleaseFile.MANIFEST, manifest), content.labels());
  }

  private static @Nullable Instant lastDecision(
      ReleasedLabels.Content content, Optional<AuditSheet> audit) {
    return audit.map(AuditSheet::decidedAt).orElse(content.lastDecidedAt());
  }

  private static AuditEntry entry(AuditSheet audit) {
    return new AuditEntry(
        audit.id(),
        audit.attempt(),
        audit.lotSize(),
        audit.lotHash(),
        audit.sampleSize(),
        audit.seed());
  }
}
