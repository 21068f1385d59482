package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.labelops.LabeledData;
import io.labelops.access.Acting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A question from the vendor's request to the answer, with the application's own workers. */
@ProcessTest
@RealWorkers({"open-question", "remind-question", "escalate-question", "record-question"})
class ClarificationProcessTest {

  private static final String TASK = "task_answer_question";
  private static final RequestPostProcessor VENDOR = Acting.vendor("v-user", "birds");

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final ProcessClock clock;
  private final JdbcClient jdbc;
  private final MockMvc http;

  ClarificationProcessTest(
      CamundaClient client,
      CamundaProcessTestContext camunda,
      ProcessClock clock,
      JdbcClient jdbc,
      MockMvc http) {
    this.client = client;
    this.camunda = camunda;
    this.clock = clock;
    this.jdbc = jdbc;
    this.http = http;
  }

  @BeforeEach
  void asked() throws Exception {
    Staff.add(jdbc, "quality-1", "MANAGER", "quality");
    Staff.add(jdbc, "reviewer-1", "REVIEWER", "reviewers");
    LabeledData data = LabeledData.of(jdbc, "birds", "LIVE");
    String batch = data.batch(1, "LABELING");
    data.label(batch, "odd", "a0", "cat");
    http.perform(
            post("/api/v1/batches/" + batch + "/questions")
                .contentType("application/json")
                .content(
                    """
                    {"item": "odd", "annotator": "a0", "reason": "AMBIGUOUS", "classCode": "cat",
                     "text": "It meows and it barks"}
                    """)
                .with(VENDOR))
        .andExpect(status().isCreated());
    assertThatUserTask(UserTaskSelectors.byElementId(TASK))
        .isCreated()
        .hasCandidateGroup("quality");
  }

  @Test
  void whoIsNotResponsibleIsTurnedAwayAndALeadsAnswerIsAPrecedent() {
    answer("reviewer-1", "ANSWER");
    process()
        .hasCompletedElement(TASK, 1)
        .hasActiveElements(TASK)
        .hasVariable("problem", "The owner of class cat or a quality lead answers it");

    answer("quality-1", "ANSWER");

    process().isCompleted().hasCompletedElements("end_precedent_noted");
    assertThat(
            jdbc.sql("SELECT class_code || ': ' || situation || ', ' || ruling FROM precedent")
                .query(String.class)
                .single())
        .isEqualTo("cat: It does both, The louder one counts");
  }

  @Test
  void whatNobodyAnswersIsRemindedAndEscalatedUntilTheItemIsTakenOut() {
    clock.increase(Duration.ofHours(12));
    process().hasCompletedElements("end_question_reminded");
    clock.increase(Duration.ofHours(12));
    process().hasCompletedElements("end_question_escalated").hasActiveElements(TASK);
    await()
        .untilAsserted(
            () ->
                assertThat(jdbc.sql("SELECT raise_key FROM escalation").query(String.class).list())
                    .singleElement(STRING)
                    .startsWith("question:"));

    answer("quality-1", "UNLABELABLE");

    process().isCompleted().hasCompletedElements("end_item_withdrawn");
    assertThat(jdbc.sql("SELECT count(*) FROM item_withdrawal").query(Long.class).single()).isOne();
  }

  @Test
  void aSilentGuidelineIsAskedToChange() {
    answer("quality-1", "SILENT");

    process().isCompleted().hasCompletedElements("end_change_asked");
    assertThat(
            jdbc.sql("SELECT origin || ' by ' || requester FROM guideline_change")
                .query(String.class)
                .single())
        .isEqualTo("CLARIFICATION by quality-1");
    assertThat(jdbc.sql("SELECT change_key FROM question").query(String.class).single())
        .startsWith("question:");
  }

  @Test
  void aWithdrawnQuestionTakesItsTaskAway() throws Exception {
    long id = jdbc.sql("SELECT id FROM question").query(Long.class).single();
    http.perform(
            delete("/api/v1/batches/birds:1:b001/questions/%d/askers/a0".formatted(id))
                .with(VENDOR))
        .andExpect(status().isNoContent());

    process()
        .isCompleted()
        .hasCompletedElements("end_question_closed")
        .hasTerminatedElement(TASK, 1);
  }

  private static ProcessInstanceAssert process() {
    return assertThatProcessInstance(byProcessId("clarification"));
  }

  private void answer(String who, String decision) {
    Map<String, String> answer = new HashMap<>();
    answer.put("decision", decision);
    answer.put("reasonCode", "RULE_PLAIN");
    answer.put("comment", "The louder one counts");
    answer.put("situation", "It does both");
    answer.put("ruleCited", "Section 3");
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
    camunda.completeUserTask(TASK, Map.of("answer", answer));
  }
}
