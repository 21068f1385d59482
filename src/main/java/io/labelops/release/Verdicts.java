package io.labelops.release;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.Stage;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.GateResults;
import io.labelops.quality.PolicyScope;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives each dataset version its verdict: the first one stays, a retry is a new version. */
@Service
public class Verdicts {

  private static final String ACTOR = "labelops";

  private final VerdictRows rows;
  private final CandidateRows candidates;
  private final ReleaseChecks checks;
  private final GatePolicies policies;
  private final Datasets datasets;
  private final SignOffs signOffs;
  private final DatasetVersions versions;
  private final GateResults results;
  private final Ledger ledger;
  private final Clock clock;

  Verdicts(
      VerdictRows rows,
      CandidateRows candidates,
      ReleaseChecks checks,
      GatePolicies policies,
      Datasets datasets,
      SignOffs signOffs,
      DatasetVersions versions,
      GateResults results,
      Ledger ledger,
      Clock clock) {
    this.rows = rows;
    this.candidates = candidates;
    this.checks = checks;
    this.policies = policies;
    this.datasets = datasets;
    this.signOffs = signOffs;
    this.versions = versions;
    this.results = results;
    this.ledger = ledger;
    this.clock = clock;
  }

  public Optional<ReleaseVerdict> find(DatasetVersionId dataset) {
    return rows.find(dataset);
  }

  /** Fails a version, unless it has its verdict, and returns the verdict that stands. */
  @Transactional
  public ReleaseVerdict fail(DatasetVersionId dataset, String reason) {
    return decide(dataset, false, reason, null);
  }

  /**
   * Stores the verdict of the release process and returns the one that stands.
   *
   * <p>To pass, every check has to have passed or been waived, and everybody who must has to have
   * signed this very package; whatever is missing makes it a FAIL that says so.
   */
  @Transactional
  public ReleaseVerdict publish(
      DatasetVersionId dataset, boolean pass, String reason, @Nullable String decisionVersion) {
    if (!pass) {
      return decide(dataset, false, reason, decisionVersion);
    }
    return obstacle(dataset)
        .map(missing -> decide(dataset, false, missing, decisionVersion))
        .orElseGet(() -> decide(dataset, true, reason, decisionVersion));
  }

  private Optional<String> obstacle(DatasetVersionId dataset) {
    Optional<Candidate> candidate = candidates.find(dataset);
    if (versions.require(dataset).stage() == Stage.CANCELLED) {
      return Optional.of("The dataset version was cancelled");
    }
    if (candidate.isEmpty()) {
      return Optional.of("No package was assembled");
    }
    List<String> open =
        candidate.get().checks().stream()
            .filter(
                check ->
                    check.outcome() == CheckOutcome.FAIL
                        || check.outcome() == CheckOutcome.UNDECIDED)
            .map(ReleaseCheck::check)
            .toList();
    if (!open.isEmpty()) {
      return Optional.of("Checks not passed: " + String.join(", ", open));
    }
    List<Duty> unsigned = signOffs.missing(dataset, candidate.get().manifestHash());
    return unsigned.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not signed for: " + String.join(", ", unsigned.stream().map(Duty::name).toList()));
  }

  private ReleaseVerdict decide(
      DatasetVersionId dataset, boolean pass, String reason, @Nullable String decisionVersion) {
    Optional<Candidate> candidate = candidates.find(dataset);
    GatePolicy<ReleaseTerms> policy =
        policies.current(ReleaseTerms.class, PolicyScope.of(datasets.require(dataset)));
    var verdict =
        new ReleaseVerdict(
            pass,
            reason,
            candidate.map(Candidate::checks).orElseGet(() -> checks.measure(dataset, policy)),
            candidate.map(Candidate::policyVersion).orElse(policy.version()),
            decisionVersion,
            candidate.map(Candidate::manifestHash).orElse(null),
            Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
    if (rows.insert(dataset, verdict)) {
      results.decide(Releases.resultKey(dataset), verdict.written(), reason, decisionVersion);
      ledger.record(
          new Decision(
              "verdict:" + dataset,
              null,
              ACTOR,
              pass ? "RELEASE_DATASET" : "BLOCK_DATASET",
              dataset,
              dataset.toString(),
              reason,
              Map.of("verdict", verdict.written())));
      close(dataset, pass);
    }
    return rows.find(dataset).orElseThrow();
  }

  private void close(DatasetVersionId dataset, boolean pass) {
    if (pass) {
      versions.moveTo(dataset, Stage.RELEASED);
    } else {
      versions.fail(dataset);
    }
  }
}
