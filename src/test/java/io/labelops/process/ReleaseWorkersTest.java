package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.access.People;
import io.labelops.audit.AuditDraws;
import io.labelops.audit.AuditVerdict;
import io.labelops.audit.Audits;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.release.Releases;
import io.labelops.release.SignOffs;
import io.labelops.release.Verdicts;
import io.labelops.shared.Json;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@WholeTest
class ReleaseWorkersTest {

  private static final AtomicLong KEYS = new AtomicLong(50_000);
  private static final String SIGN = "{\"answer\": {\"decision\": \"SIGN\"}}";

  private final FakeTasklist tasklist = new FakeTasklist();
  private final ReleaseWorkers workers;
  private final AuditDraws draws;
  private final Audits audits;
  private final JdbcClient jdbc;
  private LabelledDataset dataset;

  ReleaseWorkersTest(
      Releases releases,
      SignOffs signOffs,
      Verdicts verdicts,
      Datasets datasets,
      DatasetVersions versions,
      ReleaseEvidence evidence,
      DecisionVersions decisions,
      People people,
      Ledger ledger,
      Json json,
      TransactionTemplate transaction,
      AuditDraws draws,
      Audits audits,
      JdbcClient jdbc) {
    this.draws = draws;
    this.audits = audits;
    this.jdbc = jdbc;
    this.workers =
        new ReleaseWorkers(
            releases,
            signOffs,
            verdicts,
            datasets,
            versions,
            evidence,
            new TaskRecorder(tasklist.client(), people, ledger, json, transaction),
            decisions);
  }

  @BeforeEach
  void audited() {
    Staff.add(jdbc, "quality-lead", "MANAGER", "quality");
    Staff.add(jdbc, "ops-lead", "OPERATIONS", "quality");
    Staff.add(jdbc, "ops-second", "OPERATIONS", "operations");
    dataset = LabelledDataset.create(jdbc, "d" + UUID.randomUUID().toString().substring(0, 8), 300);
    String audit = draws.draw(dataset.id(), 1).orElseThrow().id();
    dataset.find(audit, 0, "cat");
    audits.record(audit, true, null, "auditor-1");
    audits.settle(audit, AuditVerdict.PASS, "within the plan", null);
  }

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void aCandidateCountsItsChecksAndFitsItsForm() {
    Map<String, Object> assembled = assemble();

    assertThat(assembled)
        .containsEntry("releaseChecks", Map.of("passed", 9L, "failed", 0L, "undecided", 0L))
        .containsEntry("requester", LabelledDataset.REQUESTER)
        .containsEntry("sensitive", false);
    Evidence evidence = (Evidence) assembled.get("evidence");
    assertThat(evidence.figures()).hasSize(9);
    assertThat(evidence.note()).contains((String) assembled.get("manifestHash"));
    assertThat(evidence.rows())
        .extracting(Evidence.Row::detail)
        .contains("the first released version", "300 released");
    assertThat(JsonMapper.shared().writeValueAsBytes(evidence).length).isLessThan(8_192);
  }

  @Test
  void twoPeopleSignAndTheVersionIsReleased() {
    String hash = (String) assemble().get("manifestHash");

    assertThat(sign("QUALITY", "quality-lead", hash))
        .containsEntry("recorded", true)
        .containsEntry("signed", true);
    assertThat(sign("REQUESTER", LabelledDataset.REQUESTER, hash)).containsEntry("signed", true);
    assertThat(publish()).containsEntry("releaseVerdict", "PASS");
    assertThat(publish()).containsEntry("releaseVerdict", "PASS");
  }

  @Test
  void theRequesterSignsForNobodyElseAndNobodyElseForTheRequester() {
    String hash = (String) assemble().get("manifestHash");

    assertThat(sign("QUALITY", LabelledDataset.REQUESTER, hash)).containsEntry("recorded", false);
    assertThat(sign("REQUESTER", "ops-second", hash)).containsEntry("recorded", false);
    assertThat(sign("PRIVACY", "ops-second", hash)).containsEntry("recorded", false);
    assertThat(publish()).containsEntry("releaseVerdict", "FAIL");
  }

  @Test
  void anAnswerWithoutDecisionOpensTheTaskAgain() {
    String hash = (String) assemble().get("manifestHash");

    assertThat(record("QUALITY", "quality-lead", hash, "{\"answer\": {\"comment\": \"hm\"}}"))
        .containsEntry("recorded", false)
        .hasEntrySatisfying("problem", why -> assertThat((String) why).contains("SIGN"));
  }

  @Test
  void theFormTellsTheDifferenceToTheLastReleasedVersion() {
    String hash = (String) assemble().get("manifestHash");
    sign("QUALITY", "quality-lead", hash);
    sign("REQUESTER", LabelledDataset.REQUESTER, hash);
    publish();
    dataset.run(
        """
        INSERT INTO dataset_version
               (dataset_key, version, stage, stage_since, requester, created_at, revision)
        VALUES (:key, 2, 'LABELING', '2026-03-01Z', 'ops-lead', '2026-03-01Z', 1)
        """);
    dataset.run(
        """
        INSERT INTO final_label (dataset_key, version, item_id, batch_id, label, origin, support,
                                 votes, decided_at)
        SELECT f.dataset_key, 2, f.item_id, f.batch_id,
               CASE WHEN i.key < 'i0004' THEN 'none' ELSE f.label END, 'MAJORITY', 3, 3, f.decided_at
          FROM final_label f JOIN item i ON i.id = f.item_id
         WHERE f.dataset_key = :key AND f.version = 1 AND i.key > 'i0001'
        """);

    Evidence evidence =
        (Evidence) workers.assembleRelease(dataset.id().datasetKey(), 2).get("evidence");

    assertThat(evidence.rows())
        .extracting(Evidence.Row::detail)
        .contains("against version 1: 0 items added, 2 labels changed, 1 items gone");
  }

  private Map<String, Object> assemble() {
    return workers.assembleRelease(dataset.id().datasetKey(), 1);
  }

  private Map<String, Object> sign(String duty, String actor, String hash) {
    return record(duty, actor, hash, SIGN);
  }

  private Map<String, Object> record(String duty, String actor, String hash, String variables) {
    long task = KEYS.incrementAndGet();
    tasklist.show(task, "task_sign_off_" + duty.toLowerCase(java.util.Locale.ROOT), actor);
    return workers.recordSignOff(
        Jobs.job(KEYS.incrementAndGet(), variables), dataset.id().datasetKey(), 1, duty, hash);
  }

  private Map<String, Object> publish() {
    return workers.publishRelease(
        Jobs.job(KEYS.incrementAndGet(), "{}"),
        dataset.id().datasetKey(),
        1,
        "PASS",
        "all checks passed and everybody signed");
  }
}
