package io.labelops.release;

import io.labelops.program.DatasetVersion;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers whether a dataset version may be used, from what is stored: it never evaluates. */
@Service
class ReleaseGate {

  private static final String LATEST = "latest";

  private final VerdictRows verdicts;
  private final CandidateRows candidates;
  private final KnownChecks known;
  private final Datasets datasets;
  private final DatasetVersions versions;

  ReleaseGate(
      VerdictRows verdicts,
      CandidateRows candidates,
      KnownChecks known,
      Datasets datasets,
      DatasetVersions versions) {
    this.verdicts = verdicts;
    this.candidates = candidates;
    this.known = known;
    this.datasets = datasets;
    this.versions = versions;
  }

  /** Finds a version by its number, or the highest one by the word {@code latest}. */
  DatasetVersionId resolve(String datasetKey, String version) {
    datasets.require(datasetKey);
    return version.equals(LATEST)
        ? versions.newest(datasetKey).id()
        : versions.require(new DatasetVersionId(datasetKey, number(datasetKey, version))).id();
  }

  private static int number(String datasetKey, String version) {
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw new UnknownVersion(datasetKey, version);
    }
    return Integer.parseInt(version);
  }

  @Transactional(readOnly = true)
  public GateAnswer answer(DatasetVersionId dataset) {
    return verdicts
        .find(dataset)
        .map(verdict -> decided(dataset, verdict))
        .orElseGet(() -> pending(dataset));
  }

  private static GateAnswer decided(DatasetVersionId dataset, ReleaseVerdict verdict) {
    return new GateAnswer(
        dataset.datasetKey(),
        dataset.version(),
        verdict.written(),
        verdict.reason(),
        verdict.decidedAt(),
        verdict.checks(),
        verdict.policyVersion(),
        verdict.decisionVersion(),
        verdict.manifestHash(),
        new Links(dataset).all());
  }

  private GateAnswer pending(DatasetVersionId dataset) {
    Optional<Candidate> candidate = candidates.find(dataset);
    DatasetVersion version = versions.require(dataset);
    return new GateAnswer(
        dataset.datasetKey(),
        dataset.version(),
        "PENDING",
        "The dataset version is in stage " + version.stage() + "; there is no verdict yet",
        null,
        candidate.map(Candidate::checks).orElseGet(() -> known.of(dataset)),
        candidate.map(Candidate::policyVersion).orElse(null),
        null,
        candidate.map(Candidate::manifestHash).orElse(null),
        new Links(dataset).all());
  }
}
