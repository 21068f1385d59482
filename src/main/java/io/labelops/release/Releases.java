package io.labelops.release;

import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.Stage;
import io.labelops.quality.Check;
import io.labelops.quality.Gate;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.GateResults;
import io.labelops.quality.InputsHash;
import io.labelops.quality.Measured;
import io.labelops.quality.PolicyScope;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures a dataset version and builds its package, once. */
@Service
public class Releases {

  private final CandidateRows candidates;
  private final ReleaseChecks checks;
  private final PackageBuilder packages;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final GatePolicies policies;
  private final GateResults results;
  private final JdbcClient jdbc;
  private final Clock clock;

  Releases(
      CandidateRows candidates,
      ReleaseChecks checks,
      PackageBuilder packages,
      Datasets datasets,
      DatasetVersions versions,
      GatePolicies policies,
      GateResults results,
      JdbcClient jdbc,
      Clock clock) {
    this.candidates = candidates;
    this.checks = checks;
    this.packages = packages;
    this.datasets = datasets;
    this.versions = versions;
    this.policies = policies;
    this.results = results;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Candidate> candidate(DatasetVersionId dataset) {
    return candidates.find(dataset);
  }

  /** The key of the gate result of a release. */
  public static String resultKey(DatasetVersionId dataset) {
    return "release:" + dataset;
  }

  /** Assembles the candidate, or returns the one assembled. */
  @Transactional
  public Candidate assemble(DatasetVersionId dataset) {
    Locks.hold(jdbc, "release:" + dataset);
    return candidates.find(dataset).orElseGet(() -> assembleNew(dataset));
  }

  private Candidate assembleNew(DatasetVersionId dataset) {
    versions.moveTo(dataset, Stage.RELEASE);
    GatePolicy<ReleaseTerms> policy =
        policies.current(ReleaseTerms.class, PolicyScope.of(datasets.require(dataset)));
    List<ReleaseCheck> measured = checks.measure(dataset, policy);
    ReleasePackage built = packages.build(dataset, measured, policy.version());
    var candidate =
        new Candidate(
            measured,
            policy.version(),
            built.manifestHash(),
            Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
    candidates.insert(dataset, candidate, built.files());
    results.store(
        new Measured(
            resultKey(dataset),
            dataset,
            Gate.RELEASE,
            dataset.toString(),
            policy.version(),
            InputsHash.of(built.manifestHash(), policy.version()),
            measured.stream().map(Releases::stored).toList(),
            Map.of("manifestHash", built.manifestHash())));
    return candidate;
  }

  private static Check stored(ReleaseCheck check) {
    return new Check(
        check.check(),
        check.value(),
        check.threshold(),
        check.n(),
        check.lower(),
        check.upper(),
        check.threshold() == null ? null : check.outcome().name(),
        check.note());
  }
}
