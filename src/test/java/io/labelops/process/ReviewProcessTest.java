package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class ReviewProcessTest {

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;

  ReviewProcessTest(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  @Test
  void aBatchWithoutDisagreementsGoesStraightToTheReviewer() {
    ProcessInstanceEvent review = prepared(0);

    review("ACCEPT", true);

    assertThat(review)
        .isCompleted()
        .hasNotActivatedElements("call_adjudication")
        .hasVariable("reviewOutcome", "ACCEPT");
  }

  @Test
  void disagreementsAreAdjudicatedBeforeTheReview() {
    ProcessInstanceEvent review = prepared(2);
    assertThat(review)
        .hasActiveElements("call_adjudication")
        .hasNotActivatedElements("task_review_batch");

    adjudicate();
    assertThat(review)
        .hasVariable("guidelineSilent", 0)
        .hasVariable("evidence", Map.of("asked", "Decide on the batch"));
    assertThatUserTask(UserTaskSelectors.byElementId("task_review_batch"))
        .isCreated()
        .hasCandidateGroup("reviewers");
    review("REWORK", true);

    assertThat(review).isCompleted().hasVariable("reviewOutcome", "REWORK");
  }

  @Test
  void aReviewThatMayNotBeTakenIsAskedForAgain() {
    ProcessInstanceEvent review = prepared(0);

    review("REJECT", false);
    assertThat(review)
        .hasCompletedElement("task_review_batch", 1)
        .hasActiveElements("task_review_batch");
    review("ACCEPT", true);

    assertThat(review)
        .isCompleted()
        .hasCompletedElement("task_review_batch", 2)
        .hasVariable("reviewOutcome", "ACCEPT");
  }

  @Test
  void aDisagreementFoundInTheReviewGoesBackToTheAdjudicator() {
    ProcessInstanceEvent review = prepared(0);

    camunda.completeUserTask("task_review_batch", answer("ACCEPT"));
    camunda.completeJob("record-review", outcome(false, "1 item has no majority.", 1));
    assertThat(review).hasActiveElements("call_adjudication");
    adjudicate();
    review("ACCEPT", true);

    assertThat(review).isCompleted().hasCompletedElement("call_adjudication", 1);
  }

  private ProcessInstanceEvent prepared(int adjudications) {
    ProcessInstanceEvent review =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("review")
            .latestVersion()
            .variables(
                Map.of(
                    "batchId",
                    "b-1",
                    "round",
                    1,
                    "datasetKey",
                    "birds",
                    "version",
                    1,
                    "datasetVersion",
                    "birds:1"))
            .send()
            .join();
    camunda.completeJob(
        "prepare-review",
        Map.of("adjudications", adjudications, "reviewItems", 3, "evidence", Map.of()));
    return review;
  }

  private void adjudicate() {
    camunda.completeJob("prepare-adjudication", Map.of("evidence", Map.of("asked", "Label")));
    camunda.completeUserTask("task_adjudicate_items", answer("DONE"));
    Map<String, Object> adjudicated = outcome(true, null, 0);
    adjudicated.put("guidelineSilent", 0);
    adjudicated.put("evidence", Map.of("asked", "Decide on the batch"));
    camunda.completeJob("record-adjudication", adjudicated);
  }

  private void review(String decision, boolean recorded) {
    camunda.completeUserTask("task_review_batch", answer(decision));
    Map<String, Object> review =
        outcome(recorded, recorded ? null : "You labelled in this batch.", 0);
    review.put("reviewOutcome", decision);
    camunda.completeJob("record-review", review);
  }

  private static Map<String, Object> outcome(boolean recorded, String problem, int adjudications) {
    Map<String, Object> outcome = new HashMap<>();
    outcome.put("recorded", recorded);
    outcome.put("problem", problem);
    outcome.put("adjudications", adjudications);
    return outcome;
  }

  private static Map<String, Object> answer(String decision) {
    return Map.of("answer", Map.of("decision", decision, "reasonCode", "AS_SHOWN"));
  }
}
