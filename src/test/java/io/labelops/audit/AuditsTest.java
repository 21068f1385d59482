package io.labelops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.quality.Gate;
import io.labelops.quality.GateResult;
import io.labelops.quality.GateResults;
import io.labelops.shared.NotAllowed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeTest
class AuditsTest {

  private final AuditDraws draws;
  private final Audits audits;
  private final AuditFindings findings;
  private final GateResults results;
  private final JdbcClient jdbc;

  AuditsTest(
      AuditDraws draws,
      Audits audits,
      AuditFindings findings,
      GateResults results,
      JdbcClient jdbc) {
    this.draws = draws;
    this.audits = audits;
    this.findings = findings;
    this.results = results;
    this.jdbc = jdbc;
  }

  @Test
  void aRepeatedDrawReturnsTheOneDrawn() {
    LabelledDataset dataset = dataset(600);

    AuditSheet first = draws.draw(dataset.id(), 1).orElseThrow();
    AuditSheet again = draws.draw(dataset.id(), 1).orElseThrow();

    assertThat(again).isEqualTo(first);
    assertThat(sampled(first.id())).hasSize(first.sampleSize());
    assertThat(first.lotSize()).isEqualTo(600);
    assertThat(
            jdbc.sql("SELECT stage FROM dataset_version WHERE dataset_key = ?")
                .param(dataset.id().datasetKey())
                .query(String.class)
                .single())
        .isEqualTo("AUDIT");
  }

  @Test
  void anEmptyLotIsNotDrawn() {
    assertThat(draws.draw(dataset(0).id(), 1)).isEmpty();
  }

  @Test
  void goldIsNotInTheLot() {
    LabelledDataset dataset = dataset(300);
    dataset.run(
        """
        INSERT INTO gold_item (dataset_key, item_id, label, state, added_at, added_by)
        SELECT dataset_key, id, 'cat', 'ACTIVE', '2026-03-01Z', 'quality-lead'
          FROM item WHERE dataset_key = :key AND key <= 'i0020'
        """);

    assertThat(draws.draw(dataset.id(), 1).orElseThrow().lotSize()).isEqualTo(280);
  }

  @Test
  void aFailedAuditLeavesItsItemsOutOfTheFreshDraw() {
    LabelledDataset dataset = dataset(600);
    AuditSheet first = audited(dataset, 1, 12);

    AuditSettlement failed = audits.settle(first.id(), AuditVerdict.FAIL, "too many", "3");
    AuditSheet second = draws.draw(dataset.id(), 2).orElseThrow();

    assertThat(failed.verdict()).isEqualTo(AuditVerdict.FAIL);
    assertThat(failed.relabelPossible()).isTrue();
    assertThat(failed.reason()).contains("12 of " + first.sampleSize(), "limit is 5.0 %");
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.lotSize()).isEqualTo(600 - first.sampleSize());
    assertThat(sampled(second.id())).doesNotContainAnyElementsOf(sampled(first.id()));
  }

  @Test
  void theSecondFailureIsFinal() {
    LabelledDataset dataset = dataset(600);
    audits.settle(audited(dataset, 1, 12).id(), AuditVerdict.FAIL, "too many", "3");

    AuditSettlement second =
        audits.settle(audited(dataset, 2, 12).id(), AuditVerdict.FAIL, "too many", "3");

    assertThat(second.relabelPossible()).isFalse();
  }

  @Test
  void recordedLabelsAreNotAuditedAgainSinceNobodyMakesThemAgain() {
    LabelledDataset dataset = dataset(600);
    dataset.run("UPDATE dataset SET mode = 'REPLAY' WHERE key = :key");

    AuditSheet first = audited(dataset, 1, 12);

    assertThat(audits.settle(first.id(), AuditVerdict.FAIL, "too many", "3").relabelPossible())
        .isFalse();
  }

  @Test
  void aLotAuditedWholeCannotBeRelabelledForAFreshDraw() {
    AuditSheet all = audited(dataset(60), 1, 12);

    assertThat(audits.settle(all.id(), AuditVerdict.FAIL, "too many", "3").relabelPossible())
        .isFalse();
  }

  @Test
  void aVerdictIsWrittenOnce() {
    AuditSheet audit = audited(dataset(600), 1, 0);

    audits.settle(audit.id(), AuditVerdict.PASS, "within c", "3");
    AuditSettlement repeated = audits.settle(audit.id(), AuditVerdict.FAIL, "changed", "4");

    assertThat(repeated.verdict()).isEqualTo(AuditVerdict.PASS);
    assertThat(gateResults(audit))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.outcome()).isEqualTo("PASS");
              assertThat(result.decisionVersion()).isEqualTo("3");
              assertThat(result.checks().getFirst().upper()).isLessThan(0.05);
            });
  }

  @Test
  void anAuditThatIsNotAssessableFailsWithThatReason() {
    AuditSheet audit = draws.draw(dataset(600).id(), 1).orElseThrow();

    assertThatThrownBy(() -> audits.record(audit.id(), false, " ", "auditor-1"))
        .isInstanceOf(NotAllowed.class);
    AuditResult result = audits.record(audit.id(), false, "no gold here", "auditor-1");
    AuditSettlement settled = audits.settle(audit.id(), AuditVerdict.FAIL, "not assessable", "3");

    assertThat(result.assessable()).isFalse();
    assertThat(settled.relabelPossible()).isFalse();
    assertThat(settled.reason()).contains("could not be assessed", "no gold here");
  }

  @Test
  void findingsAreCompleteOnlyWithALabelForEverySampledItem() {
    AuditSheet audit = draws.draw(dataset(600).id(), 1).orElseThrow();

    assertThatThrownBy(() -> audits.record(audit.id(), true, null, "auditor-1"))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining(audit.sampleSize() + " of " + audit.sampleSize());
  }

  @Test
  void anExtensionAddsFreshItemsOnceAndCountsAll() {
    LabelledDataset dataset = dataset(900);
    AuditSheet first = audited(dataset, 1, 4);
    AuditResult look = audits.record(first.id(), true, null, "auditor-1");

    AuditSheet extended = draws.extend(first.id(), "3");
    dataset.find(first.id(), 4, "cat");
    AuditResult both = audits.record(first.id(), true, null, "auditor-1");

    assertThat(look.defects()).isBetween(look.acceptable() + 1, look.rejectable() - 1);
    assertThat(draws.extend(first.id(), "3").sampleSize()).isEqualTo(extended.sampleSize());
    assertThat(extended.sampleSize()).isEqualTo(first.sampleSize() + first.extensionSize());
    assertThat(extended.extensionSize()).isZero();
    assertThat(both).isEqualTo(new AuditResult(true, 4, extended.sampleSize(), 5, 6, true));
    assertThat(gateResults(first)).extracting(GateResult::outcome).containsExactly("EXTEND", null);
    assertThat(gateResults(first).getFirst().decisionVersion()).isEqualTo("3");
  }

  @Test
  void relabellingTargetsTheClassesWhereDefectsConcentrate() {
    LabelledDataset dataset = dataset(900);
    AuditSheet audit = draws.draw(dataset.id(), 1).orElseThrow();
    jdbc.sql(
            """
            UPDATE audit_sample s
               SET auditor_label = found.label, auditor_class = found.label,
                   defect = found.label <> s.released_label
              FROM (SELECT item_id, CASE WHEN released_label = 'cat' AND vendor_key = 'south' THEN 'dog'
                                         ELSE released_label END AS label
                      FROM audit_sample) found
             WHERE s.audit_id = ? AND found.item_id = s.item_id
            """)
        .param(audit.id())
        .update();
    audits.record(audit.id(), true, null, "auditor-1");

    Relabel relabel = findings.relabel(audit.id());

    assertThat(relabel.classes()).containsExactly("cat", "dog");
    assertThat(relabel.itemIds()).hasSize(600).doesNotHaveDuplicates().isSorted();
    assertThat(relabel.vendors()).containsExactly("north", "south");
  }

  @Test
  void aLotThatChangedAfterTheDrawIsNoticed() {
    LabelledDataset dataset = dataset(300);
    AuditSheet audit = draws.draw(dataset.id(), 1).orElseThrow();
    assertThat(audits.lotUnchanged(audit)).isTrue();

    dataset.run(
        """
        UPDATE final_label SET label = 'dog' WHERE dataset_key = :key
           AND item_id = (SELECT id FROM item WHERE dataset_key = :key AND key = 'i0003')
        """);

    assertThat(audits.lotUnchanged(audit)).isFalse();
  }

  private LabelledDataset dataset(int items) {
    return LabelledDataset.create(jdbc, "d" + UUID.randomUUID().toString().substring(0, 8), items);
  }

  private AuditSheet audited(LabelledDataset dataset, int wave, int defects) {
    AuditSheet audit = draws.draw(dataset.id(), wave).orElseThrow();
    dataset.find(audit.id(), defects, "cat");
    audits.record(audit.id(), true, null, "auditor-1");
    return audit;
  }

  private List<Long> sampled(String auditId) {
    return jdbc.sql("SELECT item_id FROM audit_sample WHERE audit_id = ?")
        .param(auditId)
        .query(Long.class)
        .list();
  }

  private List<GateResult> gateResults(AuditSheet audit) {
    return results.list(audit.dataset(), Gate.AUDIT, null, 0, 10);
  }
}
