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
class AdjudicationProcessTest {

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;

  AdjudicationProcessTest(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  @Test
  void itemsWithARuleAreAdjudicatedAndNothingElseHappens() {
    ProcessInstanceEvent adjudication = prepared();
    assertThatUserTask(UserTaskSelectors.byElementId("task_adjudicate_items"))
        .isCreated()
        .hasCandidateGroup("adjudicators");

    adjudicate(true, 0);

    assertThat(adjudication)
        .isCompleted()
        .hasNotActivatedElements("task_raise_guideline_change")
        .hasVariable("guidelineSilent", 0);
  }

  @Test
  void whereTheGuidelineIsSilentAChangeOfItIsAskedFor() {
    ProcessInstanceEvent adjudication = prepared();

    adjudicate(true, 2);
    camunda.completeJob(
        "raise-guideline-change", Map.of("changeKey", "adjudication:birds:1:b001:1"));

    assertThat(adjudication).isCompleted().hasVariable("changeKey", "adjudication:birds:1:b001:1");
  }

  @Test
  void anUnfinishedAdjudicationOpensAgainWithWhatIsMissing() {
    ProcessInstanceEvent adjudication = prepared();

    adjudicate(false, 0);
    assertThat(adjudication)
        .hasCompletedElement("task_adjudicate_items", 1)
        .hasActiveElements("task_adjudicate_items")
        .hasVariable("problem", "1 item is open.");
    adjudicate(true, 0);

    assertThat(adjudication).isCompleted().hasCompletedElement("task_adjudicate_items", 2);
  }

  private ProcessInstanceEvent prepared() {
    ProcessInstanceEvent adjudication =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("adjudication")
            .latestVersion()
            .variables(Map.of("batchId", "birds:1:b001", "round", 1))
            .send()
            .join();
    camunda.completeJob("prepare-adjudication", Map.of("evidence", Map.of("asked", "Label")));
    return adjudication;
  }

  private void adjudicate(boolean recorded, int silent) {
    camunda.completeUserTask("task_adjudicate_items", Map.of("answer", Map.of("decision", "DONE")));
    Map<String, Object> outcome = new HashMap<>();
    outcome.put("recorded", recorded);
    outcome.put("problem", recorded ? null : "1 item is open.");
    outcome.put("guidelineSilent", silent);
    outcome.put("adjudications", 0);
    camunda.completeJob("record-adjudication", outcome);
  }
}
