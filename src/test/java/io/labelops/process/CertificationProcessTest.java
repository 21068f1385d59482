package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.labelops.certification.CertificationWorld.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.labelops.annotation.BatchSettled;
import io.labelops.annotation.Settlement;
import io.labelops.certification.CertificationWorld;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelinePublished;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A certification from the vendor's request to its end, with the application's own workers. */
@ProcessTest
@RealWorkers({
  "open-certification",
  "score-certification",
  "record-certification",
  "check-certificate",
  "open-suspension",
  "open-appeal",
  "remind-appeal",
  "escalate-appeal",
  "record-appeal"
})
class CertificationProcessTest {

  private static final String TASK = "task_decide_appeal";
  private static final Duration COOLING_OFF = Duration.ofHours(1);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final ProcessClock clock;
  private final JdbcClient jdbc;
  private final MockMvc http;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  private CertificationWorld world;

  CertificationProcessTest(
      CamundaClient client,
      CamundaProcessTestContext camunda,
      ProcessClock clock,
      JdbcClient jdbc,
      MockMvc http,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.client = client;
    this.camunda = camunda;
    this.clock = clock;
    this.jdbc = jdbc;
    this.http = http;
    this.events = events;
    this.transaction = transaction;
  }

  @BeforeEach
  void aPoolOfGold() throws Exception {
    Staff.add(jdbc, "quality-1", "MANAGER", "quality");
    world = CertificationWorld.create(http, jdbc, "meadow", 60, "");
  }

  @Test
  void whoFailsOnceRetriesAfterCoolingOffPassesProbationRenewsByTestAndExpires() throws Exception {
    long id = world.started();
    process().hasActiveElements("catch_material_acknowledged");
    world.trained();
    process().hasActiveElements("catch_test_submitted");
    world.test(id, 14);
    process().hasActiveElements("timer_cooling_off");
    clock.increase(COOLING_OFF);
    process().hasActiveElements("catch_test_submitted");
    world.test(id, 0);
    held(1);

    String batch = world.data().batch(1, "ACCEPTED");
    world.work(batch, "first", "cat", "cat");
    world.work(batch, "second", "cat", "cat");
    publish(new BatchSettled(batch, Settlement.ACCEPTED));
    process().hasCompletedElement("catch_probation_reviewed", 1);
    held(2);
    assertThat(state()).isEqualTo("CERTIFIED");

    clock.increase(Duration.ofDays(91));
    process().hasCompletedElement("task_check_certificate", 1);
    held(3);
    world.test(id, 0);
    process().hasCompletedElement("catch_renewal_submitted", 1);
    held(4);
    assertThat(states()).isEqualTo("RENEWED CERTIFIED");

    clock.increase(Duration.ofDays(91));
    process().hasCompletedElement("task_check_certificate", 2);
    held(5);
    clock.increase(Duration.ofDays(11));

    process().isCompleted().hasCompletedElements("end_certificate_expired");
    assertThat(state()).isEqualTo("EXPIRED");
  }

  @Test
  void whoUsesUpAllTriesIsStopped() throws Exception {
    long id = world.trained();
    world.test(id, 14);
    process().hasActiveElements("timer_cooling_off");
    clock.increase(COOLING_OFF);
    world.test(id, 14);

    process().isCompleted().hasCompletedElements("end_certification_stopped");
  }

  @Test
  void goldInWorkRenewsWithoutATestAndAMajorWithoutOneEndsWithItsGrace() throws Exception {
    world.test(world.trained(), 0);
    held(1);
    jdbc.sql("UPDATE certificate SET state = 'CERTIFIED'").update();
    String batch = world.data().batch(1, "ACCEPTED");
    for (int item = 1; item <= 14; item++) {
      world.data().gold("planted-" + item, "cat");
      world
          .data()
          .label(batch, "planted-" + item, "a0", "cat", "1.0.0", clock.instant().plusSeconds(60));
    }
    clock.increase(Duration.ofDays(91));
    process().hasCompletedElement("task_check_certificate", 1);
    held(2);
    assertThat(states()).isEqualTo("RENEWED CERTIFIED");

    jdbc.sql(
            """
            INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
            VALUES ('meadow', '2.0.0', 2, 'Look thrice.', now(), 'lead')
            """)
        .update();
    publish(
        new GuidelinePublished(
            "meadow",
            "2.0.0",
            ChangeClass.MAJOR,
            Set.of("cat"),
            "1.0.0",
            Duration.ofHours(1),
            clock.instant(),
            null));
    process().hasCompletedElement("catch_certificate_provisional", 1);
    held(3);
    clock.increase(Duration.ofDays(1).plusSeconds(1));

    process().isCompleted().hasCompletedElements("end_certificate_expired");
  }

  @Test
  void anAppealIsRemindedEscalatedRefusedToWhoSuspendedAndWon() throws Exception {
    world.test(world.trained(), 0);
    held(1);
    Staff.add(jdbc, "program-lead", "MANAGER", "quality");
    suspend();
    process().hasActiveElements("gateway_appeal");
    appeal();
    assertThatUserTask(UserTaskSelectors.byElementId(TASK))
        .isCreated()
        .hasCandidateGroup("quality");
    clock.increase(Duration.ofDays(1).plusSeconds(1));
    process().hasCompletedElements("end_appeal_reminded");
    clock.increase(Duration.ofDays(1));
    process().hasCompletedElements("end_appeal_escalated").hasActiveElements(TASK);
    await()
        .untilAsserted(
            () ->
                assertThat(jdbc.sql("SELECT raise_key FROM escalation").query(String.class).list())
                    .singleElement(STRING)
                    .startsWith("appeal:"));

    answer("program-lead", "OVERTURN");
    process()
        .hasCompletedElement(TASK, 1)
        .hasActiveElements(TASK)
        .hasVariable(
            "problem", "You suspended the certificate, so somebody else decides the appeal");
    answer("quality-1", "OVERTURN");

    process().hasVariable("appealOutcome", "OVERTURNED");
    held(2);
    assertThat(state()).isEqualTo("PROBATION");
  }

  @Test
  void whatNobodyAppealsInTimeIsWithdrawn() throws Exception {
    world.test(world.trained(), 0);
    held(1);
    suspend();
    process().hasActiveElements("gateway_appeal");
    clock.increase(Duration.ofDays(7).plusSeconds(1));

    process().isCompleted().hasCompletedElements("end_certificate_withdrawn");
    assertThat(state()).isEqualTo("WITHDRAWN");
  }

  private void suspend() throws Exception {
    world.send(
        "/certificates/%d/suspension".formatted(world.certificate()),
        "{\"reason\": \"copied answers\"}",
        MANAGER);
  }

  private void appeal() throws Exception {
    world.send(
        "/certificates/%d/appeal".formatted(world.certificate()),
        "{\"reason\": \"it was a colleague\"}",
        world.vendor());
  }

  private void held(int times) {
    process()
        .hasCompletedElement("gateway_certificate_held", times)
        .hasActiveElements("gateway_certificate_event");
  }

  private String state() {
    return jdbc.sql("SELECT state FROM certificate ORDER BY id DESC LIMIT 1")
        .query(String.class)
        .single();
  }

  private String states() {
    return jdbc.sql("SELECT string_agg(state, ' ' ORDER BY id) FROM certificate")
        .query(String.class)
        .single();
  }

  private void publish(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private static ProcessInstanceAssert process() {
    return assertThatProcessInstance(byProcessId("annotator-certification"));
  }

  private void answer(String who, String decision) {
    long task =
        client
            .newUserTaskSearchRequest()
            .filter(filter -> filter.elementId(TASK).state(UserTaskState.CREATED))
            .send()
            .join()
            .items()
            .getFirst()
            .getUserTaskKey();
    client.newAssignUserTaskCommand(task).assignee(who).allowOverride(true).send().join();
    camunda.completeUserTask(
        TASK,
        Map.of(
            "answer",
            Map.of("decision", decision, "reasonCode", "EVIDENCE_WRONG", "comment", "it was not")));
  }
}
