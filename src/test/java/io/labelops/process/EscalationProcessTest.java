package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.UserTaskSelector;
import io.labelops.escalation.Escalation;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.EscalationRaised;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An escalation with the application's own workers; only the clock is moved. */
@ProcessTest
@RealWorkers
class EscalationProcessTest {

  private static final String TASK = "task_answer_escalation";

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final Escalations escalations;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final ProcessClock clock;
  private final JdbcClient jdbc;

  EscalationProcessTest(
      CamundaClient client,
      CamundaProcessTestContext camunda,
      Escalations escalations,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      ProcessClock clock,
      JdbcClient jdbc) {
    this.client = client;
    this.camunda = camunda;
    this.escalations = escalations;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void staff() {
    Staff.add(jdbc, "ops-1", "OPERATIONS", "operations");
    Staff.add(jdbc, "ops-2", "OPERATIONS", "operations");
    Staff.add(jdbc, "quality-1", "MANAGER", "quality");
    Staff.add(jdbc, "owner-1", "MANAGER", "owners");
  }

  @Test
  void whatNobodyAnswersGoesUpToTheLastLevelAndAsksThereAgain() {
    raise();
    waits("operations", 1);
    long id = raised();

    clock.increase(Duration.ofHours(2));
    process().hasCompletedElements("end_reminded");
    clock.increase(Duration.ofHours(2));
    waits("quality", 2);
    clock.increase(Duration.ofHours(4));
    waits("owners", 3);
    clock.increase(Duration.ofHours(8));
    process().hasTerminatedElement(TASK, 3);
    waits("owners", 3);

    complete("owner-1", Map.of("decision", "DECIDE", "option", "Pull it", "comment", "at once"));
    process().isCompleted().hasCompletedElements("end_escalation_decided");
    Escalation decided = escalations.require(id);
    assertThat(decided.decision()).isEqualTo("Pull it: at once");
    assertThat(steps(id))
        .containsSubsequence(
            "RAISE_ESCALATION",
            "OPEN_ESCALATION",
            "REMIND_ESCALATION",
            "RAISE_LEVEL",
            "RAISE_LEVEL",
            "REPEAT_ESCALATION",
            "DECIDE_ESCALATION");
  }

  @Test
  void itIsDelegatedSentUpAndHandedBackWithADecision() {
    raise();
    waits("operations", 1);
    long id = raised();

    complete("ops-1", Map.of("decision", "DELEGATE", "delegateTo", "ops-2"));
    assertThatUserTask(open(task -> "ops-2".equals(task.getAssignee()))).isCreated();
    complete("ops-2", Map.of("decision", "RAISE"));
    waits("quality", 2);
    complete("ops-2", Map.of("decision", "DECIDE", "comment", "I would pull it"));
    process().hasCompletedElement(TASK, 3);
    waits("quality", 2);
    complete("quality-1", Map.of("decision", "DECIDE", "comment", "Pull it"));

    process().isCompleted().hasCompletedElement(TASK, 4);
    assertThat(escalations.require(id).decidedBy()).isEqualTo("quality-1");
    assertThat(steps(id)).contains("DELEGATE_ESCALATION", "ANSWER_ESCALATION_REFUSED");
  }

  private long raised() {
    return jdbc.sql("SELECT id FROM escalation").query(Long.class).single();
  }

  /** As any module does it, in its transaction. */
  private void raise() {
    EscalationRaised raised =
        new EscalationRaised(
            "test:1",
            "Pull the batch or wait for the vendor?",
            List.of(
                new EscalationRaised.Option("Pull it", "40 EUR", null, null),
                EscalationRaised.Option.of("Wait")),
            null,
            "batch:birds:1:b001",
            EscalationRaised.Impact.BATCH,
            null,
            List.of("birds:1:b001"),
            "two days of an annotator",
            "labelops");
    transaction.executeWithoutResult(_ -> events.publishEvent(raised));
  }

  /** The task that is open, for those at the levels before have the same element. */
  private static UserTaskSelector open(Predicate<UserTask> wanted) {
    return task ->
        task.getElementId().equals(TASK)
            && task.getState() == UserTaskState.CREATED
            && wanted.test(task);
  }

  private void waits(String group, int level) {
    process().hasVariable("escalationLevel", level);
    assertThatUserTask(open(task -> task.getCandidateGroups().contains(group))).isCreated();
  }

  private static ProcessInstanceAssert process() {
    return assertThatProcessInstance(byProcessId("escalation"));
  }

  private void complete(String who, Map<String, String> answer) {
    Map<String, String> whole = new HashMap<>(answer);
    whole.put("reasonCode", "LEAST_DELAY");
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
    camunda.completeUserTask(TASK, Map.of("answer", whole));
  }

  private List<String> steps(long id) {
    return jdbc.sql("SELECT action FROM decision WHERE subject = ? ORDER BY id")
        .param("escalation:" + id)
        .query(String.class)
        .list();
  }
}
