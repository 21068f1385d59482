package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.exception.BpmnError;
import io.labelops.LabelledDataset;
import io.labelops.WholeTest;
import io.labelops.access.People;
import io.labelops.audit.AuditDraws;
import io.labelops.audit.AuditFindings;
import io.labelops.audit.AuditResult;
import io.labelops.audit.Audits;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.Ledger;
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
class AuditWorkersTest {

  private static final AtomicLong KEYS = new AtomicLong(10_000);
  private static final String COMPLETED =
      "{\"answer\": {\"decision\": \"COMPLETED\", \"comment\": \"done\"}}";

  private final FakeTasklist tasklist = new FakeTasklist();
  private final AuditWorkers workers;
  private final JdbcClient jdbc;
  private LabelledDataset dataset;

  AuditWorkersTest(
      AuditDraws draws,
      Audits audits,
      AuditFindings findings,
      AuditEvidence evidence,
      DecisionVersions decisions,
      Escalations escalations,
      People people,
      Ledger ledger,
      Json json,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.workers =
        new AuditWorkers(
            draws,
            audits,
            findings,
            evidence,
            new TaskRecorder(tasklist.client(), people, ledger, json, transaction),
            decisions,
            escalations);
  }

  @BeforeEach
  void drawn() {
    Staff.add(jdbc, "auditor-1", "AUDITOR", "auditors");
    Staff.add(jdbc, "ops-lead", "OPERATIONS", "operations");
    dataset = dataset(600);
  }

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void aDrawShowsThePlanWithinTheLimitsOfAForm() {
    Map<String, Object> drawn = workers.drawAudit(dataset.id().datasetKey(), 1, 1);

    assertThat(drawn)
        .containsEntry("auditId", dataset.id() + ":a1")
        .containsEntry("auditAttempt", 1)
        .containsEntry("maxAuditAttempts", 2);
    Evidence evidence = (Evidence) drawn.get("evidence");
    assertThat(evidence.figures())
        .extracting(Evidence.Figure::figure)
        .contains("Lot size N", "Sample size n", "Passes with c defects", "Seed")
        .filteredOn(figure -> figure.startsWith("Passes if"))
        .hasSize(4);
    assertThat(JsonMapper.shared().writeValueAsBytes(evidence).length).isLessThan(8_192);
  }

  @Test
  void anEmptyLotIsAnErrorOfTheProcess() {
    String empty = dataset(0).id().datasetKey();

    assertThatThrownBy(() -> workers.drawAudit(empty, 1, 1))
        .isInstanceOf(BpmnError.class)
        .hasMessageContaining("No final label");
  }

  @Test
  void anUnfinishedSampleOpensTheTaskAgain() {
    String audit = draw();

    assertThat(record(audit, "auditor-1", COMPLETED))
        .containsEntry("recorded", false)
        .hasEntrySatisfying(
            "problem", problem -> assertThat((String) problem).contains("no label"));
  }

  @Test
  void onlyAuditorsCloseAnAudit() {
    String audit = draw();
    dataset.find(audit, 0, "cat");

    assertThat(record(audit, "ops-lead", COMPLETED)).containsEntry("recorded", false);
  }

  @Test
  void whoDecidedASampledLabelDoesNotCloseItsAudit() {
    String audit = draw();
    dataset.find(audit, 0, "cat");
    dataset.run(
        """
        INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes,
                                 contested, state, verdict, label, decided_by, decided_at)
        SELECT f.batch_id, 1, :key, 1, f.item_id, 'REVIEW', 'LOW_SUPPORT', '{}', '{}', 'DECIDED',
               'CONFIRMED', f.label, 'auditor-1', '2026-03-01Z'
          FROM final_label f WHERE f.dataset_key = :key
        """);

    assertThat(record(audit, "auditor-1", COMPLETED)).containsEntry("recorded", false);
  }

  @Test
  void aFailedAuditAsksForRelabelingWithItsReason() {
    String audit = draw();
    dataset.find(audit, 30, "cat");

    Map<String, Object> recorded = record(audit, "auditor-1", COMPLETED);
    var settled =
        workers.settleAudit(
            Jobs.job(KEYS.incrementAndGet(), "{}"),
            audit,
            new AuditWorkers.AuditDecision("FAIL", "more defects than the plan accepts"));

    assertThat(recorded)
        .containsEntry("recorded", true)
        .hasEntrySatisfying(
            "auditResult", result -> assertThat(((AuditResult) result).defects()).isEqualTo(30));
    assertThat(settled)
        .containsEntry("auditOutcome", "FAIL")
        .containsEntry("relabelPossible", true)
        .hasEntrySatisfying("failReason", reason -> assertThat((String) reason).contains("30 of"));
  }

  @Test
  void aNotAssessableAuditFailsForGood() {
    String audit = draw();
    record(
        audit,
        "auditor-1",
        "{\"answer\": {\"decision\": \"NOT_ASSESSABLE\", \"comment\": \"no gold\"}}");

    assertThat(
            workers.settleAudit(
                Jobs.job(KEYS.incrementAndGet(), "{}"),
                audit,
                new AuditWorkers.AuditDecision("FAIL", null)))
        .containsEntry("auditOutcome", "FAIL")
        .containsEntry("relabelPossible", false)
        .hasEntrySatisfying("failReason", why -> assertThat((String) why).contains("no gold"));
  }

  private String draw() {
    return (String) workers.drawAudit(dataset.id().datasetKey(), 1, 1).get("auditId");
  }

  private Map<String, Object> record(String audit, String actor, String variables) {
    long task = KEYS.incrementAndGet();
    tasklist.show(task, "task_audit_sample", actor);
    return workers.recordAudit(Jobs.job(KEYS.incrementAndGet(), variables), audit);
  }

  private LabelledDataset dataset(int items) {
    return LabelledDataset.create(jdbc, "d" + UUID.randomUUID().toString().substring(0, 8), items);
  }
}
