package io.labelops.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.shared.DatasetVersionId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class DatasetVersionsTest {

  private static final DatasetVersionId ID = new DatasetVersionId("garden", 1);

  private final DatasetRequests requests;
  private final DatasetVersions versions;
  private final TestClock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  DatasetVersionsTest(
      DatasetRequests requests,
      DatasetVersions versions,
      TestClock clock,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.transaction = transaction;
    this.requests = requests;
    this.versions = versions;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void enterProgramAndGuideline() {
    jdbc.sql("TRUNCATE program, guideline_version, decision CASCADE").update();
    clock.reset();
    jdbc.sql(
            "INSERT INTO program (key, title, time_zone, currency) VALUES ('birds', 'Birds', 'UTC', 'EUR')")
        .update();
    jdbc.sql(
            """
            INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
            VALUES ('birds', '1.0.0', 1, 'Look.', now(), 'quality-lead')
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO label_class (guideline_key, version, position, code, name)
            VALUES ('birds', '1.0.0', 1, 'tit', 'Tit'), ('birds', '1.0.0', 2, 'finch', 'Finch')
            """)
        .update();
  }

  @Test
  void aRequestCreatesVersionOneAndAnnouncesItOnce(AssertablePublishedEvents events) {
    assertThat(requests.submit(request("Garden"), "ops-lead").created()).isTrue();
    assertThat(requests.submit(request("Garden"), "ops-second").created()).isFalse();

    assertThat(events)
        .contains(DatasetRequested.class)
        .matching(new DatasetRequested(ID, "ops-lead")::equals);
    assertThat(events.ofType(DatasetRequested.class)).hasSize(1);
    assertThat(versions.newest("garden").requester()).isEqualTo("ops-lead");
    assertThat(actions()).containsExactly("REQUEST_DATASET");
  }

  @Test
  void aPersonIsNotRefusedBecauseAWorkerChangesTheVersionAtTheSameTime() {
    requests.submit(request("Garden"), "ops-lead");

    CompletableFuture<Boolean> person =
        transaction.execute(
            _ -> {
              versions.moveTo(ID, Stage.INTAKE);
              var completing = CompletableFuture.supplyAsync(() -> versions.completeItems(ID));
              await().until(this::somebodyWaits);
              return completing;
            });

    assertThat(person.join()).isTrue();
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.INTAKE);
  }

  private boolean somebodyWaits() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void theSameKeyWithOtherSettingsIsAConflict() {
    requests.submit(request("Garden"), "ops-lead");

    assertThatThrownBy(() -> requests.submit(request("Orchard"), "ops-lead"))
        .isInstanceOf(DatasetConflict.class);
  }

  @Test
  void aRequestWithoutProgramGuidelineAndSenseIsToldEverythingAtOnce() {
    var request =
        new DatasetRequest(
            "Ga", "t", "fish", "fish", null, null, null, 0, 5000, null, null, null, null, null,
            null, null, null);

    assertThat(requests.problems(request))
        .hasSize(5)
        .anyMatch(problem -> problem.contains("no program fish"))
        .anyMatch(problem -> problem.contains("no published guideline fish"))
        .anyMatch(problem -> problem.contains("from 1 to 1,000, not 5000"));
  }

  @Test
  void aRequestFromTheEngineIsBoundToItsInstanceAndNotAnnounced(AssertablePublishedEvents events) {
    requests.enter(request("Garden"), "ops-lead", 7);

    assertThat(events.ofType(DatasetRequested.class)).isEmpty();
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.INTAKE);
    assertThat(versions.claimProcess(ID, 8)).isFalse();
    assertThat(versions.claimProcess(ID, 7)).isTrue();
    assertThat(actions()).containsExactly("REQUEST_DATASET");
  }

  @Test
  void stagesFollowTheWayFromRequestToRelease() {
    requests.submit(request("Garden"), "ops-lead");
    versions.claimProcess(ID, 7);
    versions.moveTo(ID, Stage.LABELING);
    versions.moveTo(ID, Stage.LABELING);

    assertThatThrownBy(() -> versions.moveTo(ID, Stage.INTAKE)).isInstanceOf(StageConflict.class);
    assertThatThrownBy(() -> versions.moveTo(ID, Stage.RELEASED)).isInstanceOf(StageConflict.class);
    versions.moveTo(ID, Stage.AUDIT);
    versions.moveTo(ID, Stage.RELABELING);
    versions.moveTo(ID, Stage.AUDIT);
    versions.moveTo(ID, Stage.RELEASE);
    versions.moveTo(ID, Stage.RELEASED);
    assertThatThrownBy(() -> versions.fail(ID)).isInstanceOf(StageConflict.class);
    assertThatThrownBy(() -> versions.cancel(ID, "too late", "ops-lead"))
        .isInstanceOf(StageConflict.class);
  }

  @Test
  void aPauseIsASpanWithItsReasonAndIsEndedByResuming(AssertablePublishedEvents events) {
    requests.submit(request("Garden"), "ops-lead");
    versions.pause(ID, "vendor on strike", "ops-lead");
    versions.pause(ID, "again", "ops-second");
    assertThat(versions.require(ID).isPaused()).isTrue();
    clock.advance(Duration.ofHours(2));
    versions.resume(ID, "ops-second");
    versions.resume(ID, "ops-second");

    assertThat(versions.require(ID).isPaused()).isFalse();
    assertThat(versions.pauses(ID))
        .containsExactly(
            new Pause(
                TestClock.START,
                TestClock.START.plus(Duration.ofHours(2)),
                "vendor on strike",
                "ops-lead"));
    String key = "garden:1:2026-03-02T09:00:00Z";
    assertThat(events.ofType(DatasetPaused.class))
        .containsExactly(new DatasetPaused(ID, key, "vendor on strike"));
    assertThat(events.ofType(DatasetResumed.class)).containsExactly(new DatasetResumed(ID, key));
    assertThat(actions()).containsExactly("REQUEST_DATASET", "PAUSE_DATASET", "RESUME_DATASET");
  }

  @Test
  void cancellingIsToldOnceAndStaysWhateverFails(AssertablePublishedEvents events) {
    requests.submit(request("Garden"), "ops-lead");
    versions.cancel(ID, "not needed", "ops-lead");
    versions.cancel(ID, "not needed", "ops-lead");
    versions.fail(ID);

    assertThat(events.ofType(DatasetCancelled.class))
        .containsExactly(new DatasetCancelled(ID, "not needed"));
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(versions.claimProcess(ID, 9)).isTrue();
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void itemsAreCompleteOnceAndOnlyDuringIntake() {
    requests.submit(request("Garden"), "ops-lead");

    assertThat(versions.completeItems(ID)).isTrue();
    assertThat(versions.completeItems(ID)).isFalse();
    assertThat(versions.require(ID).itemsCompleteAt()).isEqualTo(TestClock.START);
  }

  @Test
  void aReasonIsNeeded() {
    requests.submit(request("Garden"), "ops-lead");

    assertThatThrownBy(() -> versions.pause(ID, " ", "ops-lead")).isInstanceOf(InvalidReason.class);
  }

  private java.util.List<String> actions() {
    return jdbc.sql("SELECT action FROM decision ORDER BY id").query(String.class).list();
  }

  private static DatasetRequest request(String title) {
    return new DatasetRequest(
        "garden",
        title,
        "birds",
        "birds",
        null,
        "image",
        null,
        3,
        20,
        null,
        null,
        null,
        null,
        "CC-BY-4.0",
        null,
        null,
        null);
  }
}
