package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.labelops.access.Acting;
import io.labelops.dispute.DisputedBatch;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A dispute from the vendor's request to the answer, with the application's own workers. */
@ProcessTest
@RealWorkers({"open-dispute", "remind-dispute", "escalate-dispute", "record-dispute"})
class DisputeProcessTest {

  private static final String TASK = "task_resolve_dispute";
  private static final RequestPostProcessor VENDOR = Acting.vendor("v-user", "birds");

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final ProcessClock clock;
  private final JdbcClient jdbc;
  private final MockMvc http;

  DisputeProcessTest(
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
  void disputed() throws Exception {
    Staff.add(jdbc, "reviewer-1", "REVIEWER", "reviewers");
    Staff.add(jdbc, "reviewer-2", "REVIEWER", "reviewers");
    String batch = DisputedBatch.create(jdbc, "birds");
    jdbc.sql("UPDATE review_item SET closed_at = :now")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    String verdicts =
        http.perform(get("/api/v1/batches/" + batch + "/verdicts").with(VENDOR))
            .andReturn()
            .getResponse()
            .getContentAsString();
    http.perform(
            post("/api/v1/disputes")
                .contentType("application/json")
                .content(
                    "{\"verdict\": \"%s\", \"reason\": \"It meows\"}"
                        .formatted((String) JsonPath.read(verdicts, "$[0].verdict")))
                .with(VENDOR))
        .andExpect(status().isCreated());
    assertThatUserTask(UserTaskSelectors.byElementId(TASK))
        .isCreated()
        .hasCandidateGroup("reviewers");
  }

  @Test
  void theFirstReviewerIsTurnedAwayAndTheSecondOverturns() {
    answer("reviewer-1", "UPHOLD");
    process()
        .hasCompletedElement(TASK, 1)
        .hasActiveElements(TASK)
        .hasVariable("problem", "You gave the verdict, so somebody else looks at it again");

    answer("reviewer-2", "OVERTURN");

    process().isCompleted().hasVariable("disputeOutcome", "OVERTURNED");
    assertThat(
            jdbc.sql("SELECT outcome || ' by ' || resolved_by FROM dispute")
                .query(String.class)
                .single())
        .isEqualTo("OVERTURNED by reviewer-2");
  }

  @Test
  void whatNobodyAnswersIsRemindedAndEscalatedAndStillWaits() {
    clock.increase(Duration.ofDays(1));
    process().hasCompletedElements("end_dispute_reminded");
    clock.increase(Duration.ofDays(1));
    process().hasCompletedElements("end_dispute_escalated").hasActiveElements(TASK);

    assertThat(jdbc.sql("SELECT raise_key FROM escalation").query(String.class).list())
        .singleElement()
        .asString()
        .startsWith("dispute:");
    answer("reviewer-2", "UPHOLD");
    process().isCompleted().hasVariable("disputeOutcome", "UPHELD");
  }

  private static ProcessInstanceAssert process() {
    return assertThatProcessInstance(byProcessId("dispute"));
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
            Map.of("decision", decision, "reasonCode", "RULE_PLAIN", "comment", "looked again")));
  }
}
