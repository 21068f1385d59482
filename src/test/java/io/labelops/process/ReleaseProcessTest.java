package io.labelops.process;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class ReleaseProcessTest {

  private static final List<String> EVERYBODY = List.of("quality", "requester", "privacy");
  private static final Map<String, Object> ALL_PASSED =
      Map.of("passed", 9, "failed", 0, "undecided", 0);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;

  ReleaseProcessTest(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  @Test
  void qualityAndRequesterSignForTheRelease() {
    ProcessInstanceEvent release = assembled(ALL_PASSED, false);

    sign("quality", true);
    assertThat(release).hasActiveElements("task_sign_off_requester");
    sign("requester", true);
    publish("task_publish_pass", "PASS");

    assertThat(release)
        .isCompleted()
        .hasCompletedElements("end_released")
        .hasNotActivatedElements("task_sign_off_privacy")
        .hasLocalVariable("task_publish_pass", "verdict", "PASS");
  }

  @Test
  void privacySignsTooWhereTheDataIsSensitive() {
    ProcessInstanceEvent release = assembled(ALL_PASSED, true);

    EVERYBODY.forEach(duty -> sign(duty, true));
    publish("task_publish_pass", "PASS");

    assertThat(release).isCompleted().hasVariable("releaseVerdict", "PASS");
  }

  @Test
  void theVerdictNamesEverybodyWhoDidNotSign() {
    ProcessInstanceEvent release = assembled(ALL_PASSED, true);

    EVERYBODY.forEach(duty -> sign(duty, false));
    publish("task_publish_fail", "FAIL");

    assertThat(release)
        .isCompleted()
        .hasCompletedElements("end_blocked")
        .hasLocalVariable(
            "task_publish_fail", "verdictReason", "Not signed for quality, the requester, privacy");
  }

  @Test
  void oneRefusalBlocksTheRelease() {
    ProcessInstanceEvent release = assembled(ALL_PASSED, false);

    sign("quality", true);
    sign("requester", false);
    publish("task_publish_fail", "FAIL");

    assertThat(release)
        .isCompleted()
        .hasLocalVariable("task_publish_fail", "verdictReason", "Not signed for the requester");
  }

  @Test
  void aFailedCheckBlocksTheReleaseBeforeAnybodyIsAsked() {
    ProcessInstanceEvent release =
        assembled(Map.of("passed", 8, "failed", 1, "undecided", 0), false);

    publish("task_publish_fail", "FAIL");

    assertThat(release)
        .isCompleted()
        .hasNotActivatedElements("gateway_signatures_required")
        .hasLocalVariable("task_publish_fail", "verdictReason", "At least one check failed");
  }

  @Test
  void aSignatureThatMayNotBeTakenIsAskedForAgainWithTheReason() {
    ProcessInstanceEvent release = assembled(ALL_PASSED, true);

    for (String duty : EVERYBODY) {
      camunda.completeUserTask("task_sign_off_" + duty, answer(true));
      camunda.completeJob(
          byElementId("task_record_" + duty),
          Map.of("recorded", false, "problem", "Somebody else has to sign."));
      assertThat(release).hasVariable(duty + "Problem", "Somebody else has to sign.");
      sign(duty, true);
    }
    publish("task_publish_pass", "PASS");

    assertThat(release).isCompleted().hasVariable("releaseVerdict", "PASS");
  }

  @Test
  void eachSignatureIsAskedOfItsGroupForTheSameManifest() {
    ProcessInstanceEvent release = assembled(ALL_PASSED, true);

    Map.of("quality", "quality", "requester", "operations", "privacy", "privacy")
        .forEach(
            (duty, group) -> {
              assertThatUserTask(UserTaskSelectors.byElementId("task_sign_off_" + duty))
                  .isCreated()
                  .hasCandidateGroup(group);
              assertThat(release).hasLocalVariable("task_sign_off_" + duty, "manifestHash", "cafe");
            });
  }

  private ProcessInstanceEvent assembled(Map<String, Object> checks, boolean sensitive) {
    ProcessInstanceEvent release =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("release")
            .latestVersion()
            .variables(Map.of("datasetKey", "birds", "version", 1, "datasetVersion", "birds:1"))
            .send()
            .join();
    camunda.completeJob(
        "assemble-release",
        Map.of("releaseChecks", checks, "manifestHash", "cafe", "sensitive", sensitive));
    return release;
  }

  private void sign(String duty, boolean signed) {
    camunda.completeUserTask("task_sign_off_" + duty, answer(signed));
    camunda.completeJob(
        byElementId("task_record_" + duty), Map.of("recorded", true, "signed", signed));
  }

  private void publish(String elementId, String verdict) {
    camunda.completeJob(byElementId(elementId), Map.of("releaseVerdict", verdict));
  }

  private static Map<String, Object> answer(boolean sign) {
    return Map.of("answer", Map.of("decision", sign ? "SIGN" : "REFUSE"));
  }
}
