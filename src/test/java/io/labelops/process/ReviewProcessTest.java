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
        .hasNotActivatedElements("task_adjudicate_items")
        .hasVariable("reviewOutcome", "ACCEPT");
  }

  @Test
  void disagreementsAreAdjudicatedBeforeTheReview() {
    ProcessInstanceEvent review = prepared(2);
    assertThatUserTask(UserTaskSelectors.byElementId("task_adjudicate_items"))
        .isCreated()
        .hasCandidateGroup("adjudicators");
    assertThat(review).hasNotActivatedElements("task_review_batch");

    adjudicate(true, 0);
    assertThatUserTask(UserTaskSelectors.byElementId("task_review_batch"))
        .isCreated()
        .hasCandidateGroup("reviewers");
    review("REWORK", true);

    assertThat(review).isCompleted().hasVariable("reviewOutcome", "REWORK");
  }

  @Test
  void anUnfinishedAdjudicationOpensAgainWithWhatIsMissing() {
    ProcessInstanceEvent review = prepared(2);

    adjudicate(false, 1);
    assertThat(review)
        .hasCompletedElement("task_adjudicate_items", 1)
        .hasActiveElements("task_adjudicate_items")
        .hasVariable("problem", "1 item is open.");
    adjudicate(true, 0);
    review("ACCEPT", true);

    assertThat(review).isCompleted().hasCompletedElement("task_adjudicate_items", 2);
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
    assertThat(review).hasActiveElements("task_adjudicate_items");
    adjudicate(true, 0);
    review("ACCEPT", true);

    assertThat(review).isCompleted().hasCompletedElement("task_adjudicate_items", 1);
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

  private void adjudicate(boolean recorded, int open) {
    camunda.completeUserTask("task_adjudicate_items", answer("DONE"));
    camunda.completeJob(
        "record-adjudication", outcome(recorded, recorded ? null : open + " item is open.", open));
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
