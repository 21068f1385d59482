package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.People;
import io.labelops.annotation.Batches;
import io.labelops.intake.ItemProfiler;
import io.labelops.intake.ItemsCompleted;
import io.labelops.ledger.Ledger;
import io.labelops.process.IntakeWorkers.Approval;
import io.labelops.process.IntakeWorkers.Profiled;
import io.labelops.process.Registration.Outcome;
import io.labelops.program.DatasetCancelled;
import io.labelops.program.DatasetPaused;
import io.labelops.program.DatasetRequest;
import io.labelops.program.DatasetRequested;
import io.labelops.program.DatasetRequests;
import io.labelops.program.DatasetResumed;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.Stage;
import io.labelops.quality.GatePolicies;
import io.labelops.release.Verdicts;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class DatasetWorkersTest {

  private static final AtomicLong KEYS = new AtomicLong(50_000);
  private static final DatasetVersionId ID = new DatasetVersionId("garden", 1);
  private static final String REQUEST =
      """
      "datasetKey": "garden", "title": "Garden birds", "programKey": "birds",
      "guidelineKey": "birds", "modality": "image", "labelsPerItem": "3", "batchSize": 20.0,
      "sensitive": "true", "purpose": "bird app", "licence": null, "source": "",
      "neededBy": "2026-06-30"
      """;

  private final Function<TaskRecorder, DatasetLifecycleWorkers> lifecycleWorkers;
  private final Function<TaskRecorder, DatasetRequestWorkers> requestWorkers;
  private final Function<TaskRecorder, IntakeWorkers> intakeWorkers;
  private final Function<CompletedTasks, TaskRecorder> recorders;
  private final DatasetRequests requests;
  private final DatasetVersions versions;
  private final Datasets datasets;
  private final Links links;
  private final JdbcClient jdbc;
  private final Json json;
  private final TestClock clock;
  private FakeGateway gateway;
  private CamundaClient client;
  private FakeTasklist tasklist;
  private DatasetLifecycleWorkers lifecycle;
  private DatasetRequestWorkers request;
  private IntakeWorkers intake;

  DatasetWorkersTest(
      DatasetRegistration registrations,
      DatasetRequests requests,
      DatasetVersions versions,
      Datasets datasets,
      Verdicts verdicts,
      Batches batches,
      ItemProfiler profiler,
      GatePolicies policies,
      IntakeEvidence evidence,
      Links links,
      People people,
      Ledger ledger,
      Json json,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      TestClock clock) {
    this.requests = requests;
    this.versions = versions;
    this.datasets = datasets;
    this.links = links;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.recorders = tasks -> new TaskRecorder(tasks, people, ledger, json, transaction);
    this.lifecycleWorkers =
        recorder -> new DatasetLifecycleWorkers(versions, verdicts, batches, recorder);
    this.requestWorkers = recorder -> new DatasetRequestWorkers(registrations, recorder);
    this.intakeWorkers =
        recorder -> new IntakeWorkers(profiler, datasets, versions, policies, evidence, recorder);
  }

  @BeforeEach
  void enterProgramGuidelineAndStaff() {
    tasklist = new FakeTasklist();
    gateway = new FakeGateway();
    client = gateway.client();
    var recorder = recorders.apply(tasklist.client());
    lifecycle = lifecycleWorkers.apply(recorder);
    request = requestWorkers.apply(recorder);
    intake = intakeWorkers.apply(recorder);
    jdbc.sql(
            """
            TRUNCATE program, guideline_version, vendor, item, item_profile, release, app_user
              CASCADE;
            INSERT INTO program (key, title, time_zone, currency) VALUES ('birds', 'Birds', 'UTC', 'EUR');
            INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
            VALUES ('birds', '1.0.0', 1, 'Look.', now(), 'quality-lead');
            INSERT INTO label_class (guideline_key, version, position, code, name)
            VALUES ('birds', '1.0.0', 1, 'tit', 'Tit'), ('birds', '1.0.0', 2, 'owl', 'Owl');
            INSERT INTO app_user (username, display_name, role, created_at)
            VALUES ('ops-lead', 'L', 'OPERATIONS', now()), ('ops-second', 'S', 'OPERATIONS', now()),
                   ('budget-owner', 'B', 'MANAGER', now());
            INSERT INTO user_group VALUES ('ops-lead', 'operations'), ('ops-second', 'operations'),
                   ('ops-lead', 'budget'), ('budget-owner', 'budget');
            """)
        .update();
  }

  @AfterEach
  void close() {
    tasklist.close();
    client.close();
    gateway.close();
  }

  @Test
  void aRequestThroughTheApiIsBoundToTheFirstInstance() {
    requestByApi();
    ActivatedJob job = job("{}");

    Registration first = request.registerDataset(job, "garden", 1);

    assertThat(first.registration()).isEqualTo(Outcome.REGISTERED);
    assertThat(first.datasetVersion()).isEqualTo("garden:1");
    assertThat(first.requester()).isEqualTo("ops-lead");
    assertThat(request.registerDataset(job, "garden", 1)).isEqualTo(first);
    versionIsHeldByAnotherInstance();
    assertThat(request.registerDataset(job, "garden", 1).registration())
        .isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void aRequestFromTasklistHasToBeConfirmedAndIsCheckedBeforehand() {
    Registration good = request.registerDataset(job("{" + REQUEST + "}"), "garden", null);
    Registration bad =
        request.registerDataset(
            job(
                """
                {"datasetKey": "Garden!", "programKey": "fish", "guidelineKey": "birds",
                 "title": "x", "labelsPerItem": "two", "neededBy": "soon"}
                """),
            "Garden!",
            null);

    assertThat(good.registration()).isEqualTo(Outcome.UNCONFIRMED);
    assertThat(good.problem()).isNull();
    assertThat(good.evidence().figures()).extracting("value").contains("Birds", "1.0.0, 2 classes");
    assertThat(datasets.find("garden")).isEmpty();
    assertThat(bad.problem())
        .contains("whole number, not two", "such as 2027-03-31", "no program fish", "hyphens");
  }

  @Test
  void whoConfirmsARequestIsItsRequester() {
    complete("task_confirm_request", "ops-second");
    ActivatedJob job = job("{\"answer\": {\"decision\": \"CONFIRM\", " + REQUEST + "}}");

    Map<String, Object> variables = request.recordRequest(job);

    assertThat(variables)
        .containsEntry("registration", Outcome.REGISTERED)
        .containsEntry("recorded", true)
        .containsEntry("datasetVersion", "garden:1")
        .containsEntry("requester", "ops-second");
    assertThat(request.recordRequest(job)).isEqualTo(variables);
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.INTAKE);
    var dataset = datasets.require("garden");
    assertThat(dataset.labelsPerItem()).isEqualTo(3);
    assertThat(dataset.batchSize()).isEqualTo(20);
    assertThat(dataset.sensitive()).isTrue();
    assertThat(dataset.licence()).isNull();
    assertThat(dataset.neededBy()).isEqualTo("2026-06-30");
  }

  @Test
  void aConfirmedRequestThatCannotBeOpensTheTaskAgain() {
    complete("task_confirm_request", "ops-second");
    requestByApi();

    Map<String, Object> variables =
        request.recordRequest(job("{\"answer\": {\"decision\": \"CONFIRM\", " + REQUEST + "}}"));

    assertThat(variables)
        .containsEntry("registration", Outcome.UNCONFIRMED)
        .containsEntry("recorded", false);
    assertThat(variables.get("problem").toString()).contains("exists with other settings");
  }

  @Test
  void aWithdrawnRequestLeavesNothing() {
    complete("task_confirm_request", "ops-lead");

    assertThat(request.recordRequest(job("{\"answer\": {\"decision\": \"WITHDRAW\"}}")))
        .containsEntry("registration", Outcome.WITHDRAWN);
    assertThat(datasets.find("garden")).isEmpty();
  }

  @Test
  void theRequesterMayNotApproveTheIntakeAndAnotherPersonMay() {
    requestByApi();
    complete("task_approve_budget", "ops-lead");
    assertThat(approve("APPROVE", Approval.BUDGET)).containsEntry("recorded", false);

    complete("task_approve_budget", "ops-second");
    assertThat(approve("APPROVE", Approval.BUDGET).get("problem"))
        .isEqualTo("ops-second is not in the group budget.");

    complete("task_approve_budget", "budget-owner");
    assertThat(approve("MAYBE", Approval.BUDGET)).containsEntry("recorded", false);

    complete("task_approve_budget", "budget-owner");
    assertThat(approve("APPROVE", Approval.BUDGET))
        .containsEntry("recorded", true)
        .containsEntry("approved", true);
  }

  @Test
  void aRefusedApprovalIsRecordedAsSuch() {
    requestByApi();
    complete("task_approve_operations", "ops-second");

    assertThat(approve("REFUSE", Approval.OPERATIONS))
        .containsEntry("recorded", true)
        .containsEntry("approved", false);
  }

  @Test
  void theProfileBringsTheTablesFactsAndASmallFormWithoutPayloads() {
    requestByApi();
    jdbc.sql(
            """
            INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
            SELECT 'garden', 'i' || n, jsonb_build_object('text', 'write to person' || n || '@example.org'),
                   decode(md5(n::text), 'hex'), now()
              FROM generate_series(1, 30) n
            """)
        .update();

    Profiled profiled = intake.profileItems("garden", 1);

    assertThat(profiled.intakeProfile().items()).isEqualTo(30);
    assertThat(profiled.intakeProfile().piiFound()).isTrue();
    assertThat(profiled.intakeProfile().licenceKnown()).isFalse();
    assertThat(profiled.evidence().policyVersion()).isEqualTo(1);
    assertThat(profiled.evidence().rows()).hasSize(10);
    assertThat(profiled.evidence().link()).startsWith("http").endsWith("/versions/1/profile");
    String written = json.write(profiled);
    assertThat(written).doesNotContain("example.org").contains("e-mail address in 30");
    assertThat(written.length()).isLessThan(8_192);
  }

  @Test
  void aFailedOrCancelledDatasetGetsItsVerdictOnce() {
    requestByApi();

    assertThat(lifecycle.failDataset("garden", 1, "Intake refused by budget").releaseVerdict())
        .isEqualTo("FAIL");
    assertThat(lifecycle.cancelDataset("garden", 1, "too late").releaseVerdict()).isEqualTo("FAIL");
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.FAILED);
    assertThat(jdbc.sql("SELECT reason FROM release").query(String.class).single())
        .isEqualTo("Intake refused by budget");
  }

  @Test
  void aCancelledDatasetStaysCancelledWhenItsVerdictIsWritten() {
    requestByApi();
    versions.cancel(ID, "not needed", "ops-second");

    lifecycle.cancelDataset("garden", 1, "not needed");

    assertThat(versions.require(ID).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(jdbc.sql("SELECT reason FROM release").query(String.class).single())
        .isEqualTo("Cancelled: not needed");
  }

  @Test
  void aPauseEndsByResumingOrCancelling() {
    requestByApi();
    versions.pause(ID, "vendor on strike", "ops-lead");
    complete("task_decide_resume", "ops-second");
    ActivatedJob job =
        job("{\"answer\": {\"decision\": \"RESUME\", \"reasonCode\": \"CAUSE_REMOVED\"}}");

    assertThat(lifecycle.recordResume(job, "garden", 1)).containsEntry("recorded", true);
    assertThat(lifecycle.recordResume(job, "garden", 1)).containsEntry("recorded", true);
    assertThat(versions.require(ID).isPaused()).isFalse();

    clock.advance(Duration.ofHours(1));
    versions.pause(ID, "again", "ops-lead");
    complete("task_decide_resume", "ops-second");
    lifecycle.recordResume(
        job("{\"answer\": {\"decision\": \"CANCEL\", \"reasonCode\": \"CAUSE_REMAINS\"}}"),
        "garden",
        1);
    assertThat(versions.require(ID).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void whatBecomesTrueOfADatasetIsToldToTheEngineUnderAnIdOfItsOwn() {
    requestByApi();
    try (FakeGateway gateway = new FakeGateway();
        CamundaClient client = gateway.client()) {
      var messages = new DatasetMessages(new EngineMessages(client), datasets, links);
      messages.on(new DatasetRequested(ID, "ops-lead"));
      messages.on(new ItemsCompleted(ID));
      messages.on(new DatasetPaused(ID, "garden:1:2026-03-02T09:00:00Z", "strike"));
      messages.on(new DatasetResumed(ID, "garden:1:2026-03-02T09:00:00Z"));
      messages.on(new DatasetCancelled(ID, "not needed"));

      assertThat(gateway.messages)
          .extracting(message -> message.getName() + " " + message.getCorrelationKey())
          .containsExactly(
              "dataset_requested garden:1",
              "items_complete garden:1",
              "dataset_paused garden:1",
              "dataset_resumed garden:1:2026-03-02T09:00:00Z",
              "dataset_cancelled garden:1");
      assertThat(gateway.messages)
          .extracting(message -> message.getMessageId())
          .doesNotHaveDuplicates()
          .allMatch(id -> id.contains("garden:1"));
      assertThat(gateway.messages.get(2).getVariables())
          .contains("strike", "\"policyVersion\":null");
    }
  }

  private void requestByApi() {
    requests.submit(
        new DatasetRequest(
            "garden", "Garden", "birds", "birds", null, null, null, null, null, null, null, null,
            null, null, null, null, null),
        "ops-lead");
  }

  private void versionIsHeldByAnotherInstance() {
    jdbc.sql("UPDATE dataset_version SET process_instance = 1").update();
  }

  private Map<String, Object> approve(String decision, Approval approval) {
    return intake.recordApproval(
        job(
            "{\"answer\": {\"decision\": \"%s\", \"reasonCode\": \"AS_EXPECTED\"}}"
                .formatted(decision)),
        "garden",
        1,
        approval);
  }

  private void complete(String element, String assignee) {
    tasklist.show(KEYS.incrementAndGet(), element, assignee);
  }

  private static ActivatedJob job(String variables) {
    return Jobs.job(KEYS.incrementAndGet(), variables);
  }
}
