package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.JobError;
import io.labelops.ModuleTest;
import io.labelops.access.ActingPerson;
import io.labelops.access.People;
import io.labelops.ledger.Ledger;
import io.labelops.process.Recording.Recorded;
import io.labelops.process.Recording.Refused;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import io.labelops.shared.NotAllowed;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TaskRecorderTest {

  private static final AtomicLong KEYS = new AtomicLong(1_000);
  private static final TaskRule RULE =
      new TaskRule(
          "task_review_batch",
          "reviewers",
          Set.of("reviewer-2"),
          "REVIEW_BATCH",
          new DatasetVersionId("demo", 1),
          "demo:1:b001");

  private final AtomicInteger effects = new AtomicInteger();
  private final Function<CompletedTasks, TaskRecorder> recorders;
  private final JdbcClient jdbc;
  private FakeTasklist tasklist;
  private TaskRecorder recorder;

  TaskRecorderTest(
      People people, Ledger ledger, Json json, TransactionTemplate transaction, JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.recorders = tasks -> new TaskRecorder(tasks, people, ledger, json, transaction);
  }

  @BeforeEach
  void staff() {
    tasklist = new FakeTasklist();
    recorder = recorders.apply(tasklist.client());
    effects.set(0);
    add("reviewer-1", "reviewers");
    add("reviewer-2", "reviewers");
    add("auditor-1", "auditors");
  }

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void recordsWhoDecidedWithReasonAndAnswer() {
    long task = complete("reviewer-1");

    Recording<Outcome> recording = record(job(), this::accept);

    assertThat(recording).isEqualTo(new Recorded<>(new Outcome("ACCEPT"), "reviewer-1"));
    assertThat(
            jdbc.sql("SELECT * FROM decision WHERE user_task_key = ?")
                .param(task)
                .query()
                .singleRow())
        .containsEntry("actor", "reviewer-1")
        .containsEntry("action", "REVIEW_BATCH")
        .containsEntry("dataset_key", "demo")
        .containsEntry("reason", "CLEAR: well done");
  }

  @Test
  void aRepeatedJobGetsTheStoredResultWithoutASecondEffect() {
    complete("reviewer-1");
    ActivatedJob job = job();
    record(job, this::accept);

    assertThat(record(job, this::accept))
        .isEqualTo(new Recorded<>(new Outcome("ACCEPT"), "reviewer-1"));
    assertThat(effects).hasValue(1);
  }

  @Test
  void waitsWithoutLosingRetriesUntilTheIndexShowsTheTask() {
    assertThatThrownBy(() -> record(job(), this::accept))
        .isInstanceOf(JobError.class)
        .returns(3, error -> ((JobError) error).getRetries());
  }

  @Test
  void aTaskThatWasAnsweredBeforeIsNotTakenForTheOneThatIsMissing() {
    complete("auditor-1");
    assertThat(record(job(), this::accept)).isInstanceOf(Refused.class);

    assertThatThrownBy(() -> record(job(), this::accept)).isInstanceOf(JobError.class);
    complete("reviewer-1");
    assertThat(record(job(), this::accept)).isInstanceOf(Recorded.class);
  }

  @Test
  void refusesWhoIsNotInTheGroup() {
    complete("auditor-1");

    assertThat(record(job(), this::accept))
        .isEqualTo(new Refused<>("auditor-1 is not in the group reviewers."));
    assertThat(effects).hasValue(0);
  }

  @Test
  void refusesWhoWouldDecideOnTheirOwnWork() {
    complete("reviewer-2");

    assertThat(problem(record(job(), this::accept))).contains("own request or work");
  }

  @Test
  void refusesWhoIsNotKnown() {
    complete("demo");

    assertThat(problem(record(job(), this::accept))).contains("demo");
  }

  @Test
  void whatTheEffectRefusesLeavesNothingBehindAndIsRepeatedAlike() {
    complete("reviewer-1");
    ActivatedJob job = job();

    Recording<Outcome> refused = record(job, this::writeAndRefuse);

    assertThat(refused).isEqualTo(new Refused<>("A comment is missing."));
    assertThat(record(job, this::accept)).isEqualTo(refused);
    assertThat(
            jdbc.sql("SELECT count(*) FROM user_group WHERE group_name = 'written'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theVariablesSayWhetherItWasRecorded() {
    assertThat(
            new Recorded<>(new Outcome("ACCEPT"), "reviewer-1")
                .variables(outcome -> Map.of("reviewOutcome", outcome.decision())))
        .containsEntry("recorded", true)
        .containsEntry("problem", null)
        .containsEntry("reviewOutcome", "ACCEPT");
    assertThat(new Refused<Outcome>("no").variables(_ -> Map.of("reviewOutcome", "ACCEPT")))
        .containsEntry("recorded", false)
        .containsEntry("problem", "no")
        .doesNotContainKey("reviewOutcome");
  }

  private Outcome accept(ActingPerson person) {
    effects.incrementAndGet();
    return new Outcome("ACCEPT");
  }

  private Outcome writeAndRefuse(ActingPerson person) {
    add("reviewer-1", "written");
    throw new NotAllowed("A comment is missing.");
  }

  private Recording<Outcome> record(ActivatedJob job, Function<ActingPerson, Outcome> effect) {
    return recorder.record(job, RULE, effect);
  }

  private static String problem(Recording<Outcome> recording) {
    return ((Refused<Outcome>) recording).problem();
  }

  private long complete(String assignee) {
    long key = KEYS.incrementAndGet();
    tasklist.show(key, "task_review_batch", assignee);
    return key;
  }

  private static ActivatedJob job() {
    return Jobs.job(
        KEYS.incrementAndGet(),
        """
        {"answer": {"decision": "ACCEPT", "reasonCode": "CLEAR", "comment": "well done"}}
        """);
  }

  private void add(String username, String group) {
    jdbc.sql(
            """
            INSERT INTO app_user (username, display_name, role, created_at)
            VALUES (:username, :username, 'REVIEWER', now()) ON CONFLICT DO NOTHING
            """)
        .param("username", username)
        .update();
    jdbc.sql("INSERT INTO user_group VALUES (:username, :group) ON CONFLICT DO NOTHING")
        .param("username", username)
        .param("group", group)
        .update();
  }

  record Outcome(String decision) {}
}
