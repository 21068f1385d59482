package io.labelops.audit;

import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.program.Stage;
import io.labelops.quality.AuditTerms;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.GateResults;
import io.labelops.quality.PolicyScope;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Freezes the lot of a wave and draws its sample; the seed is on record before anyone looks. */
@Service
public class AuditDraws {

  private final AuditRows audits;
  private final SampleRows samples;
  private final Lots lots;
  private final Datasets datasets;
  private final LabelRulebook rulebook;
  private final DatasetVersions versions;
  private final GatePolicies policies;
  private final GateResults results;
  private final AuditSheets sheets;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AuditDraws(
      AuditRows audits,
      SampleRows samples,
      Lots lots,
      Datasets datasets,
      LabelRulebook rulebook,
      DatasetVersions versions,
      GatePolicies policies,
      GateResults results,
      AuditSheets sheets,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.audits = audits;
    this.samples = samples;
    this.lots = lots;
    this.datasets = datasets;
    this.rulebook = rulebook;
    this.versions = versions;
    this.policies = policies;
    this.results = results;
    this.sheets = sheets;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Draws a wave's audit, or returns the one drawn; empty if no label is left to draw from. */
  public Optional<AuditSheet> draw(DatasetVersionId dataset, int wave) {
    lots.settled();
    return transaction.execute(_ -> drawOnce(dataset, wave));
  }

  private Optional<AuditSheet> drawOnce(DatasetVersionId dataset, int wave) {
    lock(dataset);
    return audits
        .ofWave(dataset, wave)
        .or(() -> drawNew(dataset, wave))
        .map(audit -> sheets.of(audit));
  }

  private Optional<Audit> drawNew(DatasetVersionId dataset, int wave) {
    int attempt = audits.of(dataset).size() + 1;
    Lot lot = lots.of(dataset, attempt);
    if (lot.size() == 0) {
      return Optional.empty();
    }
    GatePolicy<AuditTerms> policy =
        policies.current(AuditTerms.class, PolicyScope.of(datasets.require(dataset)));
    AuditTerms terms = policy.terms();
    TwoStagePlan plan =
        TwoStagePlan.of(
            lot.size(), terms.acceptableDefects(), terms.maxDefectRate(), terms.confidence());
    String lotHash = lot.hash();
    Audit audit =
        Audit.drawn(
            dataset,
            attempt,
            terms.maxAttempts(),
            plan,
            lotHash,
            Lot.seed(dataset, attempt, 1, lotHash),
            policy.version(),
            Instant.now(clock));
    versions.moveTo(dataset, Stage.AUDIT);
    audits.insert(audit, wave);
    samples.insert(audit.id(), 1, lot.draw(audit.seed(), plan.sampleSize()), rulebook.of(dataset));
    return Optional.of(audit);
  }

  /** Draws the second sample, once, from what the first one left of the lot. */
  @Transactional
  public AuditSheet extend(String auditId, @Nullable String decisionVersion) {
    Audit audit = audits.lock(auditId);
    if (audit.extended()) {
      return sheets.of(audit);
    }
    if (!audit.recorded() || audit.decided() || !audit.plan().extendable()) {
      throw new IllegalStateException("Audit " + auditId + " cannot be extended now");
    }
    Lot rest = lots.restOf(audit.dataset(), audit.attempt());
    long seed = Lot.seed(audit.dataset(), audit.attempt(), 2, audit.lotHash());
    int more = audit.plan().extendedSampleSize() - audit.plan().sampleSize();
    results.decide(
        audit.resultKey(), "EXTEND", "the first sample decides nothing", decisionVersion);
    audits.extend(auditId, seed, Instant.now(clock));
    samples.insert(auditId, 2, rest.draw(seed, more), rulebook.of(audit.dataset()));
    return sheets.of(audits.lock(auditId));
  }

  private void lock(DatasetVersionId dataset) {
    Locks.hold(jdbc, "audit:" + dataset);
  }
}
