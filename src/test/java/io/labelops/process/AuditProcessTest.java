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
class AuditProcessTest {

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;

  AuditProcessTest(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  @Test
  void aLotWithFewDefectsPasses() {
    ProcessInstanceEvent audit = drawn();
    assertThatUserTask(UserTaskSelectors.byElementId("task_audit_sample"))
        .isCreated()
        .hasCandidateGroup("auditors");

    audited(2, false);
    settled("PASS");

    assertThat(audit)
        .isCompleted()
        .hasCompletedElements("end_audited")
        .hasNotActivatedElements("task_extend_audit")
        .hasVariable("auditOutcome", "PASS");
  }

  @Test
  void aLotWithTooManyDefectsFailsAtOnce() {
    ProcessInstanceEvent audit = drawn();

    audited(6, false);
    settled("FAIL");

    assertThat(audit)
        .isCompleted()
        .hasNotActivatedElements("task_extend_audit")
        .hasVariable("auditOutcome", "FAIL");
  }

  @Test
  void aSampleThatDecidesNothingIsExtendedOnce() {
    ProcessInstanceEvent audit = drawn();

    audited(4, false);
    camunda.completeJob("extend-audit", Map.of("auditPlan", plan(true), "evidence", Map.of()));
    audited(4, true);
    settled("FAIL");

    assertThat(audit)
        .isCompleted()
        .hasCompletedElement("task_extend_audit", 1)
        .hasCompletedElement("task_audit_sample", 2);
  }

  @Test
  void anAuditThatMayNotBeTakenIsAskedForAgain() {
    ProcessInstanceEvent audit = drawn();

    camunda.completeUserTask("task_audit_sample", answer());
    camunda.completeJob(
        "record-audit", Map.of("recorded", false, "problem", "3 labels are not judged yet."));
    assertThat(audit)
        .hasCompletedElement("task_audit_sample", 1)
        .hasActiveElements("task_audit_sample");
    audited(0, false);
    settled("PASS");

    assertThat(audit).isCompleted().hasCompletedElement("task_audit_sample", 2);
  }

  @Test
  void whatCannotBeAuditedFailsForGood() {
    ProcessInstanceEvent audit = started();

    camunda.throwBpmnErrorFromJob("draw-audit", "nothing_to_audit");

    assertThat(audit)
        .isCompleted()
        .hasCompletedElements("end_nothing_to_audit")
        .hasVariable("auditOutcome", "FAIL")
        .hasVariable("failReason", "There was nothing to audit")
        .hasVariable("relabelPossible", false);
  }

  private ProcessInstanceEvent started() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("audit")
        .latestVersion()
        .variables(
            Map.of(
                "datasetKey",
                "birds",
                "version",
                1,
                "datasetVersion",
                "birds:1",
                "auditAttempt",
                1))
        .send()
        .join();
  }

  private ProcessInstanceEvent drawn() {
    ProcessInstanceEvent audit = started();
    camunda.completeJob(
        "draw-audit",
        Map.of("auditId", "birds:1:1", "auditPlan", plan(false), "evidence", Map.of()));
    return audit;
  }

  private static Map<String, Object> plan(boolean extended) {
    return Map.of(
        "lotSize",
        1000,
        "sampleSize",
        extended ? 230 : 142,
        "acceptable",
        extended ? 5 : 2,
        "extended",
        extended,
        "maxExtended",
        extended ? 0 : 88);
  }

  private void audited(int defects, boolean extended) {
    camunda.completeUserTask("task_audit_sample", answer());
    Map<String, Object> result = new HashMap<>();
    result.put("assessable", true);
    result.put("defects", defects);
    result.put("sampleSize", extended ? 230 : 142);
    result.put("extended", extended);
    result.put("acceptable", extended ? 3 : 2);
    result.put("rejectable", 6);
    camunda.completeJob("record-audit", Map.of("recorded", true, "auditResult", result));
  }

  private void settled(String outcome) {
    camunda.completeJob("settle-audit", Map.of("auditOutcome", outcome));
  }

  private static Map<String, Object> answer() {
    return Map.of("answer", Map.of("decision", "DONE"));
  }
}
