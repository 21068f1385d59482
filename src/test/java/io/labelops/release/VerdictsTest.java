package io.labelops.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.audit.AuditVerdict;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Stage;
import io.labelops.quality.GateResults;
import io.labelops.shared.NotAllowed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeTest
@Import(ReleasedDataset.class)
class VerdictsTest {

  private final ReleasedDataset datasets;
  private final Releases releases;
  private final Verdicts verdicts;
  private final SignOffs signOffs;
  private final DatasetVersions versions;
  private final GateResults results;
  private final JdbcClient jdbc;

  VerdictsTest(
      ReleasedDataset datasets,
      Releases releases,
      Verdicts verdicts,
      SignOffs signOffs,
      DatasetVersions versions,
      GateResults results,
      JdbcClient jdbc) {
    this.datasets = datasets;
    this.releases = releases;
    this.verdicts = verdicts;
    this.signOffs = signOffs;
    this.versions = versions;
    this.results = results;
    this.jdbc = jdbc;
  }

  @Test
  void aSignedVersionWithAllChecksPassedIsReleased() {
    LabelledDataset dataset = datasets.signed();

    ReleaseVerdict verdict = verdicts.publish(dataset.id(), true, "all passed", "2");

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.checks())
        .hasSize(CheckName.values().length)
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(CheckOutcome.PASS));
    assertThat(versions.require(dataset.id()).stage()).isEqualTo(Stage.RELEASED);
    assertThat(results.find(Releases.resultKey(dataset.id())).orElseThrow().outcome())
        .isEqualTo("PASS");
  }

  @Test
  void aVerdictNeverChanges() {
    LabelledDataset dataset = datasets.signed();
    ReleaseVerdict first = verdicts.publish(dataset.id(), true, "all passed", "2");

    assertThat(verdicts.fail(dataset.id(), "too late")).isEqualTo(first);
    assertThat(verdicts.publish(dataset.id(), false, "again", "3")).isEqualTo(first);
    assertThat(versions.require(dataset.id()).stage()).isEqualTo(Stage.RELEASED);
    for (String table : List.of("release", "release_candidate", "release_file", "sign_off")) {
      assertThatThrownBy(() -> jdbc.sql("UPDATE " + table + " SET version = version").update())
          .as(table)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void aFailedVersionStaysFailed() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.FAIL);

    verdicts.fail(dataset.id(), "the audit failed");
    ReleaseVerdict later = verdicts.publish(dataset.id(), true, "all passed", "2");

    assertThat(later.passed()).isFalse();
    assertThat(later.reason()).isEqualTo("the audit failed");
    assertThat(later.checks())
        .filteredOn(check -> check.check().equals("audit_defect_rate"))
        .singleElement()
        .satisfies(check -> assertThat(check.outcome()).isEqualTo(CheckOutcome.FAIL));
    assertThat(versions.require(dataset.id()).stage()).isEqualTo(Stage.FAILED);
  }

  @Test
  void aMissingSignatureBlocksTheRelease() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    Candidate candidate = datasets.assembled(dataset);
    datasets.sign(dataset.id(), candidate, Duty.QUALITY, ReleasedDataset.QUALITY_LEAD);

    ReleaseVerdict verdict = verdicts.publish(dataset.id(), true, "all passed", "2");

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reason()).isEqualTo("Not signed for: REQUESTER");
  }

  @Test
  void sensitiveDataNeedPrivacyToSignAsWell() {
    LabelledDataset dataset = datasets.signed();
    dataset.run("UPDATE dataset SET sensitive = TRUE WHERE key = :key");

    assertThat(verdicts.publish(dataset.id(), true, "all passed", "2").reason())
        .isEqualTo("Not signed for: PRIVACY");
  }

  @Test
  void theRequesterSignsForPrivacyNoMoreThanForQuality() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    Candidate candidate = datasets.assembled(dataset);

    for (Duty duty : List.of(Duty.QUALITY, Duty.PRIVACY)) {
      assertThatThrownBy(
              () -> datasets.sign(dataset.id(), candidate, duty, LabelledDataset.REQUESTER))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("somebody else signs for " + duty);
    }
  }

  @Test
  void aFailedAuditBlocksTheReleaseWhateverIsSigned() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.FAIL);
    Candidate candidate = datasets.assembled(dataset);
    datasets.sign(dataset.id(), candidate, Duty.QUALITY, ReleasedDataset.QUALITY_LEAD);
    datasets.sign(dataset.id(), candidate, Duty.REQUESTER, LabelledDataset.REQUESTER);

    assertThat(verdicts.publish(dataset.id(), true, "all passed", "2").reason())
        .isEqualTo("Checks not passed: audit_defect_rate");
  }

  @Test
  void labelsThatChangedAfterTheAuditBlockTheRelease() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    dataset.run(
        """
        UPDATE final_label SET label = 'dog' WHERE dataset_key = :key
           AND item_id = (SELECT id FROM item WHERE dataset_key = :key AND key = 'i0003')
        """);

    assertThat(failed(datasets.assembled(dataset))).containsExactly("audit_lot_unchanged");
  }

  @Test
  void openWorkAndMissingLabelsBlockTheRelease() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    dataset.run(
        """
        INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
        SELECT :key, 'x' || n, '{}', sha256(''), '2026-03-01Z' FROM generate_series(1, 20) n
        """);
    dataset.run(
        """
        INSERT INTO batch (id, dataset_key, version, number, wave, kind, vendor_key, state, state_since)
        VALUES (:key || ':1:b009', :key, 1, 9, 1, 'PRODUCTION', 'north', 'LABELING', '2026-03-01Z'),
               (:key || ':1:b010', :key, 1, 10, 1, 'PRODUCTION', 'north', 'ACCEPTED', '2026-03-01Z')
        """);
    dataset.run(
        """
        INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes,
                                 contested, state)
        SELECT :key || ':1:b010', 1, :key, 1, max(id), 'ADJUDICATION', 'NO_MAJORITY', '{}', '{}', 'OPEN'
          FROM item WHERE dataset_key = :key
        """);

    assertThat(failed(datasets.assembled(dataset)))
        .containsExactly("batches_settled", "batch_gates", "reviews_decided", "coverage");
  }

  @Test
  void aVersionWithoutAuditIsUndecided() {
    Candidate candidate = datasets.assembled(datasets.labelled());

    assertThat(candidate.count(CheckOutcome.UNDECIDED)).isEqualTo(2);
    assertThat(candidate.count(CheckOutcome.FAIL)).isZero();
  }

  @Test
  void aCancelledVersionIsNotReleased() {
    LabelledDataset dataset = datasets.signed();
    versions.cancel(dataset.id(), "no longer needed", LabelledDataset.REQUESTER);

    assertThat(verdicts.publish(dataset.id(), true, "all passed", "2").passed()).isFalse();
    assertThat(versions.require(dataset.id()).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void assemblingAgainReturnsTheSameCandidate() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);

    assertThat(releases.assemble(dataset.id())).isEqualTo(releases.assemble(dataset.id()));
  }

  @Test
  void qualityAndRequesterAreNeverOnePerson() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    Candidate candidate = datasets.assembled(dataset);

    assertThatThrownBy(
            () -> datasets.sign(dataset.id(), candidate, Duty.QUALITY, LabelledDataset.REQUESTER))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> datasets.sign(dataset.id(), candidate, Duty.REQUESTER, "ops-second"))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining(LabelledDataset.REQUESTER);
  }

  @Test
  void aSignatureHoldsForThePackageThatWasShown() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    datasets.assembled(dataset);

    assertThatThrownBy(
            () ->
                signOffs.sign(
                    dataset.id(),
                    Duty.QUALITY,
                    true,
                    "another",
                    null,
                    ReleasedDataset.QUALITY_LEAD))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void aRefusalNeedsAReasonAndIsKept() {
    LabelledDataset dataset = datasets.audited(AuditVerdict.PASS);
    String hash = datasets.assembled(dataset).manifestHash();
    String lead = ReleasedDataset.QUALITY_LEAD;

    assertThatThrownBy(() -> signOffs.sign(dataset.id(), Duty.QUALITY, false, hash, " ", lead))
        .isInstanceOf(NotAllowed.class);
    signOffs.sign(dataset.id(), Duty.QUALITY, false, hash, "birds look wrong", lead);

    assertThat(signOffs.sign(dataset.id(), Duty.QUALITY, true, hash, null, lead).signed())
        .isFalse();
  }

  private static List<String> failed(Candidate candidate) {
    return candidate.checks().stream()
        .filter(check -> check.outcome() == CheckOutcome.FAIL)
        .map(ReleaseCheck::check)
        .toList();
  }
}
