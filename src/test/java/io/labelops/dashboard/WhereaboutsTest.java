package io.labelops.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.WholeTest;
import io.labelops.shared.DatasetVersionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeTest
class WhereaboutsTest {

  private static final DatasetVersionId SIGNS = new DatasetVersionId("signs", 1);
  private final Whereabouts whereabouts;
  private final JdbcClient jdbc;

  WhereaboutsTest(Whereabouts whereabouts, JdbcClient jdbc) {
    this.whereabouts = whereabouts;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void sample() {
    SampleData.insert(jdbc);
  }

  @Test
  void aBatchStandsWhereItsStateAndItsGateSay() {
    assertThat(batch("state = 'CREATED'")).isEqualTo("BATCH_DISPATCHING by labelops");
    assertThat(batch("state = 'LABELING'")).isEqualTo("BATCH_LABELING by north");
    assertThat(batch("state = 'LABELING', breached_at = due_at, breached_due_at = due_at"))
        .isEqualTo("BATCH_LATE by operations");
    assertThat(batch("due_at = due_at + interval '1 hour'")).isEqualTo("BATCH_LABELING by north");
    assertThat(batch("state = 'SUBMITTED'")).isEqualTo("BATCH_MEASURING by labelops");
    gate("REVIEW");
    assertThat(batch("state = 'SUBMITTED'")).isEqualTo("BATCH_REVIEW by reviewers");
    adjudication();
    assertThat(batch("state = 'SUBMITTED'")).isEqualTo("BATCH_ADJUDICATION by adjudicators");
    gate("REWORK");
    assertThat(batch("state = 'SUBMITTED'")).isEqualTo("BATCH_REWORKING by labelops");
    gate("ACCEPT");
    assertThat(batch("state = 'SUBMITTED'")).isEqualTo("BATCH_ACCEPTING by labelops");
    assertThat(batch("state = 'REJECTED'")).isEqualTo("BATCH_REJECTED by null");
  }

  @Test
  void aDatasetStandsWhereItsStageAndItsDecisionsSay() {
    assertThat(dataset("stage = 'REQUESTED'")).containsExactly("ITEMS_AWAITED by ops-lead");
    assertThat(dataset("stage = 'INTAKE'")).containsExactly("PROFILING by labelops");
    run("INSERT INTO item_profile VALUES ('signs', 1, '{}', now())");
    assertThat(dataset("stage = 'INTAKE'")).containsExactly("APPROVAL_OPERATIONS by operations");
    decide("DECIDE_INTAKE_OPERATIONS");
    assertThat(dataset("stage = 'INTAKE'")).containsExactly("APPROVAL_OTHERS by privacy, budget");
    run("UPDATE dataset SET sensitive = TRUE");
    assertThat(dataset("stage = 'INTAKE'")).containsExactly("APPROVAL_PRIVACY by privacy");
    assertThat(dataset("paused_at = now()"))
        .containsExactlyInAnyOrder("PAUSED by operations", "APPROVAL_PRIVACY by privacy");
    run("UPDATE dataset_version SET paused_at = NULL");
    run(
        """
        INSERT INTO pilot_round (dataset_key, version, round, items, annotators_per_item, seed,
                                 guideline_version, opened_at)
        VALUES ('signs', 1, 1, 60, 3, 1, '1.0.0', now())
        """);
    assertThat(dataset("stage = 'PILOT'")).containsExactly("PILOT_LABELING by null");
    run(
        """
        INSERT INTO gate_result (result_key, dataset_key, version, gate, subject, outcome,
                                 policy_version, checks, detail, measured_at, decided_at)
        VALUES ('pilot:signs:1:1', 'signs', 1, 'PILOT', 'round 1', 'FAIL', 1, '[]', '{}', now(), now())
        """);
    assertThat(dataset("stage = 'PILOT'")).containsExactly("PILOT_REVIEW by quality");
    run("UPDATE pilot_round SET decision = 'CHANGE'");
    assertThat(dataset("stage = 'PILOT'")).containsExactly("PILOT_CHANGE by labelops");
    assertThat(dataset("paused_at = NULL, stage = 'RELEASE'"))
        .containsExactly("RELEASE_ASSEMBLING by labelops");
    run("INSERT INTO release_candidate VALUES ('signs', 1, '[]', 1, 'hash', now())");
    run("INSERT INTO sign_off VALUES ('signs', 1, 'QUALITY', 'q', TRUE, 'hash', NULL, now())");
    assertThat(dataset("stage = 'RELEASE'"))
        .containsExactlyInAnyOrder("SIGN_OFF_REQUESTER by ops-lead", "SIGN_OFF_PRIVACY by privacy");
    run("INSERT INTO sign_off VALUES ('signs', 1, 'REQUESTER', 'r', TRUE, 'hash', NULL, now())");
    run("INSERT INTO sign_off VALUES ('signs', 1, 'PRIVACY', 'p', TRUE, 'hash', NULL, now())");
    assertThat(dataset("stage = 'RELEASE'")).containsExactly("PUBLISHING by labelops");
    assertThat(dataset("stage = 'FAILED'")).containsExactly("BLOCKED by null");
  }

  @Test
  void anAuditWaitsForTheAuditorUntilItsVerdict() {
    run(
        """
        INSERT INTO audit (id, dataset_key, version, attempt, wave, lot_size, lot_hash, seed, sample_size,
                           acceptable, extended_sample_size, extended_acceptable, max_defect_rate,
                           confidence, max_attempts, policy_version, drawn_at)
        VALUES ('a', 'signs', 1, 1, 1, 2, 'h', 1, 1, 0, 1, 0, 0.05, 0.95, 2, 1, '2026-03-02T08:15:00Z')
        """);
    assertThat(dataset("stage = 'AUDIT'")).containsExactly("AUDIT by auditors");
    assertThat(row("AUDIT").medianAge()).isEqualTo(Duration.ofMinutes(45));
    run("UPDATE audit SET verdict = 'PASS', decided_at = now()");
    assertThat(dataset("stage = 'AUDIT'")).containsExactly("AUDIT_SETTLING by labelops");
  }

  @Test
  void aReviewShowsInItsModelAndInTheOneThatCallsIt() {
    gate("REVIEW");
    batch("state = 'SUBMITTED'");

    Map<String, Long> marks =
        Whereabouts.marks(whereabouts.of(SIGNS)).stream()
            .collect(Collectors.toMap(mark -> mark.process() + " " + mark.element(), Mark::count));

    assertThat(marks)
        .containsEntry("review task_review_batch", 1L)
        .containsEntry("label-batch call_review", 1L)
        .containsEntry("label-batch end_accepted", 1L)
        .containsEntry("dataset-lifecycle catch_batches_settled", 1L);
  }

  @Test
  void theOverviewCountsOnlyWhatIsInWork() {
    run("UPDATE dataset_version SET stage = 'FAILED' WHERE dataset_key = 'signs'");

    assertThat(whereabouts.held()).isEmpty();
    assertThat(whereabouts.byDataset()).isEmpty();
  }

  private WhereRow row(String position) {
    return whereabouts.of(SIGNS).stream()
        .filter(row -> row.position() == Position.valueOf(position))
        .findFirst()
        .orElseThrow();
  }

  private String batch(String change) {
    run("UPDATE batch SET " + change + " WHERE id = 'signs:1:b001'");
    return whereabouts.of(SIGNS).stream()
        .filter(row -> row.position().isBatch())
        .filter(row -> row.position() != Position.BATCH_ACCEPTED)
        .map(row -> row.position() + " by " + row.holder())
        .collect(Collectors.joining());
  }

  private List<String> dataset(String change) {
    run("UPDATE dataset_version SET " + change + " WHERE dataset_key = 'signs'");
    return whereabouts.of(SIGNS).stream()
        .filter(row -> !row.position().isBatch())
        .map(row -> row.position() + " by " + row.holder())
        .toList();
  }

  private void gate(String outcome) {
    run("DELETE FROM gate_result WHERE result_key = 'signs:1:b001:1'");
    run(
        """
        INSERT INTO gate_result (result_key, dataset_key, version, gate, subject, outcome, policy_version,
                                 checks, detail, measured_at, decided_at)
        VALUES ('signs:1:b001:1', 'signs', 1, 'BATCH', 'signs:1:b001', '%s', 1, '[]', '{}',
                '2026-03-02T08:30:00Z', '2026-03-02T08:30:00Z')
        """
            .formatted(outcome));
  }

  private void adjudication() {
    run(
        """
        INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes,
                                 contested, state)
        VALUES ('signs:1:b001', 1, 'signs', 1, 1, 'ADJUDICATION', 'NO_MAJORITY', '[]', '{}', 'OPEN')
        """);
  }

  private void decide(String action) {
    run(
        """
        INSERT INTO decision (decision_key, decided_at, actor, action, dataset_key, version, subject)
        VALUES ('%s', now(), 'someone', '%s', 'signs', 1, 'signs:1')
        """
            .formatted(action, action));
  }

  private void run(String sql) {
    jdbc.sql(sql).update();
  }
}
