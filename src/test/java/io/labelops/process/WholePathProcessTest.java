package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dataset's whole way with all of the application's workers, over its API as from outside. */
@ProcessTest
@RealWorkers
class WholePathProcessTest {

  private static final int ITEMS = 300;
  private static final List<String> LABELS = List.of("cat", "dog", "bird");
  private static final RequestPostProcessor REQUESTER = Acting.as("ada", Role.OPERATIONS);
  private static final RequestPostProcessor MANAGER = Acting.as("mia", Role.MANAGER);
  private static final RequestPostProcessor VENDOR = Acting.vendor("north-lead", "north");
  private static final RequestPostProcessor AUDITOR = Acting.as("abe", Role.AUDITOR);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final MockMvc http;
  private final JdbcClient jdbc;

  WholePathProcessTest(
      CamundaClient client, CamundaProcessTestContext camunda, MockMvc http, JdbcClient jdbc) {
    this.client = client;
    this.camunda = camunda;
    this.http = http;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void peopleAndContracts() throws Exception {
    Staff.add(jdbc, "ada", "OPERATIONS", "operations");
    Staff.add(jdbc, "ben", "OPERATIONS", "operations");
    Staff.add(jdbc, "cleo", "MANAGER", "budget");
    Staff.add(jdbc, "qi", "MANAGER", "quality");
    Staff.add(jdbc, "abe", "AUDITOR", "auditors");
    send(MANAGER, "/programs", "{'key': 'pets', 'title': 'Pets', 'currency': 'EUR'}");
    send(
        MANAGER,
        "/guidelines/pets/versions",
        """
        {'version': '1.0.0', 'body': 'Look.', 'changeNote': 'first',
         'classes': [{'code': 'cat', 'name': 'Cat'}, {'code': 'dog', 'name': 'Dog'},
                     {'code': 'bird', 'name': 'Bird'}]}
        """);
    send(MANAGER, "/vendors", "{'key': 'north', 'name': 'North'}");
    send(MANAGER, "/vendors/north/annotators", "['n1', 'n2', 'n3']");
    send(
        MANAGER,
        "/vendors/north/contracts",
        """
        {'programKey': 'pets', 'turnaroundSeconds': 86400, 'reminderSeconds': 43200,
         'reworkSeconds': 86400, 'leaseSeconds': 3600, 'goldAccuracy': 0.85, 'ratePerLabel': 0.01,
         'currency': 'EUR', 'share': 1}
        """);
  }

  @Test
  void aDatasetIsRequestedLabelledAuditedAndReleased() throws Exception {
    requested();
    assertThatProcessInstance(byProcessId("intake")).isWaitingForMessage("items_complete");
    items();
    decide("task_approve_operations", "ben", "APPROVE");
    decide("task_approve_budget", "cleo", "APPROVE");
    assertThatProcessInstance(byProcessId("label-batch"))
        .hasActiveElements("gateway_wait_for_labels");
    labels();

    findings();
    decide("task_audit_sample", "abe", "COMPLETED");
    decide("task_sign_off_quality", "qi", "SIGN");
    decide("task_sign_off_requester", "ada", "SIGN");

    assertThatProcessInstance(byProcessId("dataset-lifecycle"))
        .isCompleted()
        .hasCompletedElements("end_released");
    assertThatProcessInstance(byProcessId("label-batch"))
        .isCompleted()
        .hasCompletedElements("end_accepted");
    http.perform(get("/api/v1/datasets/zoo/versions/1/gate").with(REQUESTER))
        .andExpect(jsonPath("$.verdict").value("PASS"));
  }

  @Test
  void aPersonMayNotApproveTheirOwnRequest() throws Exception {
    requested();
    items();

    decide("task_approve_operations", "ada", "APPROVE");

    assertThatProcessInstance(byProcessId("intake"))
        .hasCompletedElement("task_record_operations", 1)
        .hasActiveElements("task_approve_operations")
        .hasVariable(
            "operationsProblem",
            "ada may not decide this, because it is their own request or work.");
  }

  @Test
  void aPilotIsReviewedByAnotherAndProductionLeavesOutWhatCounts() throws Exception {
    requested(", 'pilot': {}");
    items();
    decide("task_approve_operations", "ben", "APPROVE");
    decide("task_approve_budget", "cleo", "APPROVE");
    labels("zoo:1:b001", 60);

    decide("task_review_pilot", "ada", "PRODUCTION");
    pilot()
        .hasCompletedElement("task_record_pilot_review", 1)
        .hasVariable("problem", "ada is not in the group quality.");
    pilot().hasActiveElements("task_review_pilot");
    take("task_review_pilot", "qi", "CHANGE");
    pilot().hasActiveElements("catch_pilot_change_closed");
    JsonNode change = answer(get("/api/v1/guideline-changes").with(MANAGER)).get(0);
    assertThat(change.path("origin").asString()).isEqualTo("PILOT");
    answer(
        post("/api/v1/guideline-changes/%s/withdrawal".formatted(change.path("id").asString()))
            .contentType("application/json")
            .content("{\"reason\": \"The text is clear\"}")
            .with(Acting.as("qi", Role.MANAGER, "quality")));
    pilot()
        .hasCompletedElement("task_reopen_pilot_review", 1)
        .hasActiveElements("task_review_pilot");
    assertThat(evidence().length()).isLessThan(8_192);
    take("task_review_pilot", "qi", "PRODUCTION");

    assertThatProcessInstance(byProcessId("dataset-lifecycle"))
        .hasCompletedElements("call_pilot", "task_open_batches");
    assertThat(
            jdbc.sql(
                    """
                    SELECT b.kind || ': ' || count(DISTINCT s.item_id) FROM batch b
                      JOIN assignment s ON s.batch_id = b.id GROUP BY b.id ORDER BY b.number
                    """)
                .query(String.class)
                .list())
        .containsExactly("PILOT: 60", "PRODUCTION: 240");
    assertThat(jdbc.sql("SELECT count(*) FROM final_label").query(Long.class).single())
        .isEqualTo(60);
  }

  private static ProcessInstanceAssert pilot() {
    return assertThatProcessInstance(byProcessId("pilot"));
  }

  private String evidence() {
    return client
        .newVariableSearchRequest()
        .filter(variable -> variable.name("evidence"))
        .send()
        .join()
        .items()
        .stream()
        .map(io.camunda.client.api.search.response.Variable::getValue)
        .filter(value -> value.contains("Krippendorff"))
        .findFirst()
        .orElseThrow();
  }

  private void requested() throws Exception {
    requested("");
  }

  private void requested(String more) throws Exception {
    send(
        REQUESTER,
        "/datasets",
        """
        {'key': 'zoo', 'programKey': 'pets', 'title': 'Zoo', 'taskType': 'CLASSIFICATION',
         'modality': 'text', 'guidelineKey': 'pets', 'mode': 'LIVE', 'labelsPerItem': 3,
         'batchSize': 300, 'sensitive': false, 'purpose': 'test', 'licence': 'own',
         'source': 'generated'%s}
        """
            .formatted(more));
  }

  private void items() throws Exception {
    String rows =
        IntStream.range(0, ITEMS)
            .mapToObj(i -> "{\"item\": \"i%d\", \"text\": \"pet number %d\"}\n".formatted(i, i))
            .collect(Collectors.joining());
    http.perform(
            post("/api/v1/datasets/zoo/items?importId=all")
                .contentType("application/x-ndjson")
                .content(rows)
                .with(REQUESTER))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.taken").value(ITEMS));
    http.perform(post("/api/v1/datasets/zoo/items/complete").with(REQUESTER))
        .andExpect(status().is2xxSuccessful());
  }

  private void labels() throws Exception {
    labels("zoo:1:b001", ITEMS);
  }

  private void labels(String batch, int items) throws Exception {
    assertThatProcessInstance(byProcessId("label-batch"))
        .hasActiveElements("gateway_wait_for_labels");
    for (String annotator : List.of("n1", "n2", "n3")) {
      JsonNode claim =
          send(
              VENDOR,
              "/batches/" + batch + "/claims",
              "{'annotator': '%s', 'count': %d}".formatted(annotator, items));
      String rows =
          claim
              .path("assignments")
              .valueStream()
              .map(assignment -> assignment.path("item").asString())
              .map(
                  item ->
                      "{\"item\":\"%s\",\"annotator\":\"%s\",\"label\":\"%s\"}\n"
                          .formatted(item, annotator, truth(item)))
              .collect(Collectors.joining());
      http.perform(
              put("/api/v1/batches/" + batch + "/submissions/" + annotator)
                  .contentType("application/x-ndjson")
                  .content(rows)
                  .with(VENDOR))
          .andExpect(jsonPath("$.taken").value(items));
    }
  }

  private void findings() throws Exception {
    assertThatUserTask(byElementId("task_audit_sample")).isCreated();
    String audit = read("/datasets/zoo/versions/1/audits").get(0).required("id").asString();
    String rows =
        read("/audits/" + audit + "/sample?size=500")
            .required("rows")
            .valueStream()
            .map(row -> row.required("item").asString())
            .map(item -> "{'item': '%s', 'label': '%s'}".formatted(item, truth(item)))
            .collect(Collectors.joining(", ", "[", "]"));
    send(AUDITOR, "/audits/" + audit + "/findings", rows);
  }

  private static String truth(String item) {
    return LABELS.get(Integer.parseInt(item.substring(1)) % LABELS.size());
  }

  /** Takes the task, as in Tasklist, and answers it. */
  private void decide(String elementId, String person, String decision) {
    assertThatUserTask(byElementId(elementId)).isCreated();
    take(elementId, person, decision);
  }

  private void take(String elementId, String person, String decision) {
    long key =
        client
            .newUserTaskSearchRequest()
            .filter(task -> task.elementId(elementId).state(UserTaskState.CREATED))
            .send()
            .join()
            .singleItem()
            .getUserTaskKey();
    client.newAssignUserTaskCommand(key).assignee(person).send().join();
    camunda.completeUserTask(
        elementId, Map.of("answer", Map.of("decision", decision, "reasonCode", "AS_SHOWN")));
  }

  private JsonNode read(String path) throws Exception {
    return answer(get("/api/v1" + path).with(AUDITOR));
  }

  private JsonNode send(RequestPostProcessor person, String path, String body) throws Exception {
    return answer(
        post("/api/v1" + path)
            .contentType("application/json")
            .content(body.replace('\'', '"'))
            .with(person));
  }

  private JsonNode answer(MockHttpServletRequestBuilder request) throws Exception {
    return JsonMapper.shared()
        .readTree(
            http.perform(request)
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString());
  }
}
