package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import io.camunda.client.exception.BpmnError;
import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.People;
import io.labelops.access.Role;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Fault;
import io.labelops.annotation.Settlement;
import io.labelops.ledger.Ledger;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.BatchQuality;
import io.labelops.quality.GateResults;
import io.labelops.quality.Gold;
import io.labelops.quality.StoppedAnnotators;
import io.labelops.quality.Verdict;
import io.labelops.review.Reviews;
import io.labelops.review.SilentGuidelines;
import io.labelops.shared.Json;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ReviewWorkersTest {

  private static final AtomicLong KEYS = new AtomicLong(70_000);

  private final BatchQualityWorkers qualityWorkers;
  private final Function<CompletedTasks, ReviewWorkers> workers;
  private final Function<CompletedTasks, AdjudicationWorkers> adjudicationWorkers;
  private final JdbcClient jdbc;
  private final Json json;
  private final MockMvc mvc;
  private FakeTasklist tasklist;
  private ReviewWorkers reviewWorkers;
  private AdjudicationWorkers adjudications;

  ReviewWorkersTest(
      Reviews reviews,
      BatchMeasurement measurement,
      BatchEvidence evidence,
      Batches batches,
      GateResults results,
      Gold gold,
      SilentGuidelines silent,
      StoppedAnnotators stopped,
      People people,
      Ledger ledger,
      Json json,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      MockMvc mvc) {
    this.jdbc = jdbc;
    this.json = json;
    this.mvc = mvc;
    this.qualityWorkers =
        new BatchQualityWorkers(
            measurement, results, new DecisionVersions(jdbc), batches, gold, reviews, stopped);
    this.workers =
        tasks ->
            new ReviewWorkers(
                reviews,
                measurement,
                evidence,
                batches,
                new TaskRecorder(tasks, people, ledger, json, transaction));
    this.adjudicationWorkers =
        tasks ->
            new AdjudicationWorkers(
                reviews,
                measurement,
                evidence,
                batches,
                silent,
                new TaskRecorder(tasks, people, ledger, json, transaction));
  }

  @BeforeEach
  void staff() {
    tasklist = new FakeTasklist();
    reviewWorkers = workers.apply(tasklist.client());
    adjudications = adjudicationWorkers.apply(tasklist.client());
    for (String group : new String[] {"adjudicators", "reviewers"}) {
      jdbc.sql(
              """
              INSERT INTO app_user (username, display_name, role, created_at)
              VALUES (:name, 'S', 'REVIEWER', now()) ON CONFLICT DO NOTHING
              """)
          .param("name", group + "-1")
          .update();
      jdbc.sql("INSERT INTO user_group VALUES (?, ?) ON CONFLICT DO NOTHING")
          .params(group + "-1", group)
          .update();
    }
  }

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void aBatchGoesFromItsMeasurementThroughBlindAdjudicationAndReviewToItsFinalLabels()
      throws Exception {
    String batch = measured("whole-way");
    Map<String, Object> prepared = reviewWorkers.prepareReview(batch, 1);
    assertThat(prepared).containsEntry("adjudications", 1).containsEntry("reviewItems", 1);
    assertThat(written(adjudications.prepareAdjudication(batch, 1).get("evidence")))
        .contains("between cat, dog")
        .doesNotContain("Vendor")
        .doesNotContain("nnotator #")
        .doesNotContain("cat 1");

    assertThat(adjudication(batch, "{\"decision\": \"DONE\"}"))
        .containsEntry("recorded", false)
        .containsEntry("problem", "1 items are still open: tied");
    send(
        batch + "/adjudications",
        "adjudicators",
        "{\"item\": \"tied\", \"label\": \"dog\", \"ruleCited\": \"ears\", \"rationale\": \"ears\"}");
    Map<String, Object> adjudicated = adjudication(batch, "{\"decision\": \"DONE\"}");
    assertThat(adjudicated)
        .containsEntry("recorded", true)
        .containsEntry("guidelineSilent", 0)
        .containsEntry("adjudications", 0);
    assertThat(written(adjudicated.get("evidence")))
        .contains("Vendor", "no majority, decided as dog", "Cost of rework", "submitted 1 h 0 min");

    send(batch + "/reviews", "reviewers", "{\"item\": \"weak\", \"verdict\": \"CONFIRMED\"}");
    assertThat(review(batch, "{\"decision\": \"ACCEPT\"}"))
        .containsEntry("recorded", true)
        .containsEntry("reviewOutcome", "ACCEPT");

    for (int times = 0; times < 2; times++) {
      qualityWorkers.settleBatch(batch, Settlement.ACCEPTED, "reviewed");
    }
    assertThat(
            jdbc.sql(
                    """
                    SELECT i.key || ' ' || f.label || ' ' || f.origin FROM final_label f
                      JOIN item i ON i.id = f.item_id WHERE f.batch_id = ? ORDER BY i.key
                    """)
                .param(batch)
                .query(String.class)
                .list())
        .containsExactly("tied dog ADJUDICATION", "weak cat MAJORITY");
  }

  @Test
  void anEscalatedItemOpensTheAdjudicationAgain() throws Exception {
    String batch = measured("escalated");
    reviewWorkers.prepareReview(batch, 1);
    send(
        batch + "/adjudications",
        "adjudicators",
        "{\"item\": \"tied\", \"label\": \"dog\", \"guidelineSilent\": true, \"rationale\": \"?\"}");
    adjudication(batch, "{\"decision\": \"DONE\"}");
    send(batch + "/reviews", "reviewers", "{\"item\": \"weak\", \"verdict\": \"ESCALATED\"}");

    Map<String, Object> refused = review(batch, "{\"decision\": \"ACCEPT\"}");

    assertThat(refused)
        .containsEntry("recorded", false)
        .containsEntry("adjudications", 1)
        .containsEntry("problem", "1 items are still open: weak");
    assertThat(written(adjudications.prepareAdjudication(batch, 1)))
        .contains("between cat, dog, owl");
  }

  @Test
  void aSilentGuidelineIsAskedToChangeOnceAndItsItemsSaySo() throws Exception {
    String batch = measured("silent-once");
    reviewWorkers.prepareReview(batch, 1);
    send(
        batch + "/adjudications",
        "adjudicators",
        "{\"item\": \"tied\", \"label\": \"dog\", \"guidelineSilent\": true, \"rationale\": \"?\"}");
    assertThat(adjudication(batch, "{\"decision\": \"DONE\"}")).containsEntry("guidelineSilent", 1);

    for (int times = 0; times < 2; times++) {
      assertThat(adjudications.raiseGuidelineChange(batch, 1).changeKey())
          .isEqualTo("adjudication:silent-once:1:b001:1");
    }

    assertThat(
            jdbc.sql(
                    """
                    SELECT r.change_key || ' ' || d.actor || ' ' || d.summary
                      FROM review_item r, decision d
                     WHERE r.batch_id = ? AND r.guideline_silent
                       AND d.links @> ARRAY['change:' || r.change_key]
                    """)
                .param(batch)
                .query(String.class)
                .list())
        .containsExactly(
            "adjudication:silent-once:1:b001:1 adjudicators-1"
                + " The guideline is silent on 1 item between cat, dog");
  }

  @Test
  void aDecisionThatIsNotAllowedOpensTheTaskAgainWithTheReason() {
    String batch = measured("not-allowed");
    reviewWorkers.prepareReview(batch, 1);

    assertThat(review(batch, "{\"decision\": \"REWORK\", \"scope\": \"ALL\"}").get("problem"))
        .asString()
        .startsWith("What comes back needs a fault");
    assertThat(review(batch, "{\"decision\": \"REWORK\", \"fault\": \"MOON\"}"))
        .containsEntry("problem", "Choose a fault that the form offers.");
    assertThat(
            review(batch, "{\"decision\": \"REWORK\", \"fault\": \"LABELER\", \"scope\": \"ALL\"}"))
        .containsEntry("recorded", true)
        .containsEntry("reviewOutcome", "REWORK")
        .containsEntry("fault", Fault.LABELER);
  }

  @Test
  void onlyTheGroupOfTheTaskMayDecideIt() {
    String batch = measured("wrong-group");
    reviewWorkers.prepareReview(batch, 1);
    long key = KEYS.addAndGet(10);
    tasklist.show(key - 1, "task_review_batch", "adjudicators-1");

    assertThat(
            reviewWorkers
                .recordReview(Jobs.job(key, "{\"answer\": {\"decision\": \"ACCEPT\"}}"), batch, 1)
                .get("problem"))
        .isEqualTo("adjudicators-1 is not in the group reviewers.");
  }

  @Test
  void theMeasurementFeedsTheDecisionAndItsOutcomeIsKeptOnce() {
    LabeledData data = data("outcome");
    String batch = data.batchId(1);

    Map<String, Object> measured = qualityWorkers.measureBatch(batch, 1, null);

    assertThat(measured.get("batchQuality"))
        .isInstanceOfSatisfying(
            BatchQuality.class,
            quality -> {
              assertThat(quality.goldVerdict()).isEqualTo(Verdict.NONE);
              assertThat(quality.itemsInQuestion()).isEqualTo(2);
            });
    assertThat(measured).doesNotContainKey("evidence");
    qualityWorkers.recordGateOutcome(Jobs.job(1, "{}"), batch + ":1", "REVIEW", "weak");
    qualityWorkers.recordGateOutcome(Jobs.job(1, "{}"), batch + ":1", "ACCEPT", null);
    assertThat(
            jdbc.sql("SELECT outcome FROM gate_result WHERE result_key = ?")
                .param(batch + ":1")
                .query(String.class)
                .single())
        .isEqualTo("REVIEW");
    String empty = data.batch(2, "SUBMITTED");
    assertThatThrownBy(() -> qualityWorkers.measureBatch(empty, 1, null))
        .isInstanceOf(BpmnError.class);
  }

  private String measured(String dataset) {
    String batch = data(dataset).batchId(1);
    qualityWorkers.measureBatch(batch, 1, null);
    return batch;
  }

  private LabeledData data(String dataset) {
    LabeledData data = LabeledData.of(jdbc, dataset, "LIVE");
    String batch = data.batch(1, "SUBMITTED");
    label(data, batch, "tied", "cat", "dog");
    label(data, batch, "weak", "cat", "dog", "cat", "owl");
    data.annotator("a9");
    return data;
  }

  private static void label(LabeledData data, String batch, String item, String... labels) {
    for (int i = 0; i < labels.length; i++) {
      data.label(batch, item, "a" + i, labels[i]);
    }
  }

  private Map<String, Object> adjudication(String batch, String answer) {
    long key = KEYS.addAndGet(10);
    tasklist.show(key - 1, "task_adjudicate_items", "adjudicators-1");
    return adjudications.recordAdjudication(
        Jobs.job(key, "{\"answer\": %s}".formatted(answer)), batch, 1);
  }

  private Map<String, Object> review(String batch, String answer) {
    long key = KEYS.addAndGet(10);
    tasklist.show(key - 1, "task_review_batch", "reviewers-1");
    return reviewWorkers.recordReview(
        Jobs.job(key, "{\"answer\": %s}".formatted(answer)), batch, 1);
  }

  private void send(String path, String group, String row) throws Exception {
    mvc.perform(
            post("/api/v1/batches/" + path)
                .contentType("application/json")
                .content("[" + row + "]")
                .with(Acting.as(group + "-1", Role.REVIEWER, group)))
        .andExpect(jsonPath("$.taken").value(1));
  }

  private String written(Object value) {
    return json.write(value);
  }
}
