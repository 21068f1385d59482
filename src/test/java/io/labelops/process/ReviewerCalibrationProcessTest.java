package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.labelops.LabeledData;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Calibrations of two reviewers on forty gold items, with the application's own workers. */
@ProcessTest
@RealWorkers
class ReviewerCalibrationProcessTest {

  private static final String TASK = "task_retrain_reviewers";
  private static final int ITEMS = 40;

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final ProcessClock clock;
  private final JdbcClient jdbc;
  private final MockMvc http;

  ReviewerCalibrationProcessTest(
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
  void requested() throws Exception {
    Staff.add(jdbc, "reviewer-1", "REVIEWER", "reviewers");
    Staff.add(jdbc, "reviewer-2", "REVIEWER", "reviewers");
    Staff.add(jdbc, "quality-1", "MANAGER", "quality");
    LabeledData data = LabeledData.of(jdbc, "birds", "LIVE");
    IntStream.range(0, ITEMS).forEach(n -> data.gold("g" + n, "cat"));
    http.perform(
            post("/api/v1/programs/birds/calibrations")
                .contentType("application/json")
                .content("{}")
                .with(Acting.as("quality-1", Role.MANAGER, "quality")))
        .andExpect(status().isCreated());
  }

  @Test
  void aDriftingReviewerIsRetrainedAndAskedAgain() throws Exception {
    process(1).hasActiveElements("gateway_wait_for_answers");
    label(1, "reviewer-1", "cat");
    label(1, "reviewer-2", "dog");

    assertThatUserTask(UserTaskSelectors.byElementId(TASK))
        .isCreated()
        .hasCandidateGroup("quality");
    assertThat(verdicts(1)).isEqualTo("reviewer-1 FINE, reviewer-2 RETRAIN");
    decide("reviewer-1");
    process(1)
        .hasCompletedElement(TASK, 1)
        .hasActiveElements(TASK)
        .hasVariable("problem", "reviewer-1 is not in the group quality.");
    decide("quality-1");
    process(1).hasActiveElements("timer_next_calibration");

    process(2).hasActiveElements("gateway_wait_for_answers");
    clock.increase(Duration.ofDays(3));
    process(2)
        .hasCompletedElements("task_remind_reviewers")
        .hasActiveElements("gateway_wait_longer");
    clock.increase(Duration.ofDays(2));
    process(2).isCompleted().hasCompletedElements("timer_calibration_due", "end_repeat_done");
    assertThat(verdicts(2)).as("who is missing is not judged").isEqualTo("reviewer-2 missing");

    clock.increase(Duration.ofDays(25));
    process(1).isCompleted().hasCompletedElements("end_next_calibration_requested");
    process(3).hasActiveElements("gateway_wait_for_answers");
  }

  @Test
  void lateAnswersCountUntilTimeIsUpAndTheCycleGoesOn() throws Exception {
    process(1).hasActiveElements("gateway_wait_for_answers");
    label(1, "reviewer-1", "cat");
    clock.increase(Duration.ofDays(3));
    process(1).hasActiveElements("gateway_wait_longer");
    assertThat(
            jdbc.sql(
                    "SELECT detail ->> 'reviewers' FROM decision WHERE action = 'REMIND_REVIEWERS'")
                .query(String.class)
                .single())
        .isEqualTo("[\"reviewer-2\"]");

    label(1, "reviewer-2", "cat");

    process(1)
        .hasCompletedElements("catch_late_answers")
        .hasActiveElements("timer_next_calibration");
    assertThat(verdicts(1)).isEqualTo("reviewer-1 FINE, reviewer-2 FINE");
  }

  private ProcessInstanceAssert process(long calibration) {
    return assertThatProcessInstance(
        instance ->
            instance.getProcessDefinitionId().equals("reviewer-calibration")
                && client
                    .newVariableSearchRequest()
                    .filter(
                        filter ->
                            filter
                                .processInstanceKey(instance.getProcessInstanceKey())
                                .name("calibrationId"))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .anyMatch(
                        variable -> variable.getValue().equals(String.valueOf(id(calibration)))));
  }

  private long id(long number) {
    return jdbc.sql("SELECT id FROM calibration ORDER BY id OFFSET ? LIMIT 1")
        .param(number - 1)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private String verdicts(long calibration) {
    return jdbc.sql(
            """
            SELECT string_agg(username || ' ' || coalesce(verdict, CASE WHEN missing THEN 'missing' END),
                              ', ' ORDER BY username)
              FROM calibration_reviewer WHERE calibration_id = ?
            """)
        .param(id(calibration))
        .query(String.class)
        .single();
  }

  private void label(long calibration, String reviewer, String label) throws Exception {
    http.perform(
            post("/api/v1/calibrations/" + id(calibration) + "/answers")
                .contentType("application/json")
                .content(
                    IntStream.rangeClosed(1, ITEMS)
                        .mapToObj(
                            n -> "{\"item\": \"c-%d\", \"label\": \"%s\"}".formatted(n, label))
                        .collect(Collectors.joining(",", "[", "]")))
                .with(Acting.as(reviewer, Role.REVIEWER)))
        .andExpect(jsonPath("$.taken").value(ITEMS));
  }

  private void decide(String who) {
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
            Map.of("decision", "RETRAIN", "reasonCode", "SHOWN_ERRORS", "comment", "shown")));
  }
}
